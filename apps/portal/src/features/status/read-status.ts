/** One process as `GET /status` tells of it. */
export interface ProcessStatus {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string | null;
  readonly outbox: {
    readonly pending: number;
    readonly refused: number;
    readonly oldestPendingAt: string | null;
  } | null;
}

/** Reads the gateway's answer. @throws Error when it is no status. */
export function statusFrom(answer: unknown): readonly ProcessStatus[] {
  const processes = isFacts(answer) ? answer.processes : undefined;
  if (!Array.isArray(processes)) {
    throw new Error(
      'GET /status answered without `processes`; the gateway is older or newer than the portal.',
    );
  }
  return processes.filter(isFacts).map(({ name, ok, detail, outbox }) => ({
    name: String(name),
    ok: ok === true,
    detail: typeof detail === 'string' && detail !== '' ? detail : null,
    outbox: isFacts(outbox)
      ? {
          pending: Number(outbox.pending ?? 0),
          refused: Number(outbox.refused ?? 0),
          oldestPendingAt: typeof outbox.oldestPendingAt === 'string' ? outbox.oldestPendingAt : null,
        }
      : null,
  }));
}

export async function readStatus(): Promise<readonly ProcessStatus[]> {
  const answer = await fetch('/status', { headers: { accept: 'application/json' } });
  return statusFrom(await answer.json());
}

function isFacts(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
