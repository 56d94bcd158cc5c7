import type { Logger } from 'pino';
import { fetch } from 'undici';
import type { GraphStatus } from '../reload/graph-status.ts';

/** How one process is; ids and counts only, nobody's name. */
export interface ProcessStatus {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly outbox?: unknown;
  readonly projections?: unknown;
  /** Of the gateway: how often each subgraph answered what the schema does not allow. */
  readonly brokenAnswers?: Readonly<Record<string, number>>;
  /** Of the gateway: which graph it serves. */
  readonly graph?: GraphStatus;
}

export interface Status {
  readonly ok: boolean;
  readonly processes: readonly ProcessStatus[];
}

export interface Watched {
  readonly name: string;
  readonly baseUrl: string;
}

const TIMEOUT_MS = 1_000;

/**
 * Asks every watched process for its `/status` at once and merges the answers with what the
 * gateway knows itself: of itself and of the database.
 */
export async function readStatus(
  own: readonly ProcessStatus[],
  watched: readonly Watched[],
  logger: Logger,
): Promise<Status> {
  const others = await Promise.all(watched.map((one) => statusOf(one, logger)));
  const processes = [...own, ...others];
  return { ok: processes.every((process) => process.ok), processes };
}

async function statusOf({ name, baseUrl }: Watched, logger: Logger): Promise<ProcessStatus> {
  try {
    const answer = await fetch(`${baseUrl}/status`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const said = (await answer.json()) as Partial<ProcessStatus>;
    return {
      name,
      ok: said.ok === true,
      detail: typeof said.detail === 'string' ? said.detail : `It answered with status ${answer.status}.`,
      ...(said.outbox === undefined ? {} : { outbox: said.outbox }),
      ...(said.projections === undefined ? {} : { projections: said.projections }),
    };
  } catch (cause) {
    logger.debug({ err: cause, subgraph: name }, 'no status');
    const isLate = cause instanceof Error && cause.name === 'TimeoutError';
    return {
      name,
      ok: false,
      detail: isLate ? 'It did not answer within a second.' : 'It cannot be reached.',
    };
  }
}
