/** What a try to send the rest of a file came to. */
export type SentAnswer =
  | { readonly kind: 'WHOLE' }
  /** The line broke, or the other side stopped. */
  | { readonly kind: 'BROKEN' }
  /** Refused by a code, e.g. `TypeMismatch`: sending on would change nothing. */
  | { readonly kind: 'REFUSED'; readonly code: string };

export interface Line {
  /** Sends what follows `offset`. */
  put(offset: number): Promise<SentAnswer>;
  /** How much has arrived; null when it cannot be said now. */
  stands(): Promise<number | null>;
  wait(milliseconds: number): Promise<void>;
}

/** A restart of a part of Quad takes seconds; a tunnel may take longer, and then the person presses again. */
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000];

/** Sends a file from where it stands, and after a broken line from where it stands then. */
export async function sendRest(line: Line, from: number, bytes: number): Promise<SentAnswer> {
  let offset: number | null = from;
  for (const waitMs of [...WAITS_MS, null]) {
    if (offset !== null) {
      const answer = await line.put(offset);
      const isOver =
        answer.kind === 'WHOLE' || (answer.kind === 'REFUSED' && answer.code !== 'OffsetMismatch');
      if (isOver) return answer;
    }
    if (waitMs === null) break;
    await line.wait(waitMs);
    offset = await line.stands();
    if (offset === bytes) return { kind: 'WHOLE' };
  }
  return { kind: 'BROKEN' };
}
