import type { CountedOperation } from './counted-operation.ts';

/** How often one client ran one operation on one day (UTC). */
export interface Use {
  readonly client: string;
  readonly operation: CountedOperation;
  readonly calls: number;
  /** Calls whose answer carried errors. */
  readonly errors: number;
  /** Milliseconds of the process's clock. */
  readonly lastSeenMs: number;
}

export interface Counted {
  readonly uses: readonly Use[];
  /** Calls that had no room. */
  readonly lost: number;
}

/** Counts of what was run since they were last taken, in bounded memory. */
export interface UsageCounts {
  add(client: string, operation: CountedOperation, hasErrors: boolean): void;
  /** A call that cannot be counted is at least told. */
  lose(calls: number): void;
  /** What was counted first, at most so many; it is counted here no more. */
  take(most: number): Counted;
  isEmpty(): boolean;
}

type Row = { -readonly [Key in keyof Use]: Use[Key] };

const DAY_MS = 86_400_000;

/** @param capacity how many different (client, operation, day) are kept; the calls of others are told as lost. */
export function createUsageCounts(capacity: number, nowMs: () => number): UsageCounts {
  const rows = new Map<string, Row>();
  let lost = 0;
  return {
    add(client, operation, hasErrors) {
      const now = nowMs();
      const key = `${Math.floor(now / DAY_MS)} ${client} ${operation.hash}`;
      const row = rows.get(key);
      if (row !== undefined) {
        row.calls += 1;
        if (hasErrors) row.errors += 1;
        row.lastSeenMs = now;
      } else if (rows.size < capacity) {
        rows.set(key, { client, operation, calls: 1, errors: hasErrors ? 1 : 0, lastSeenMs: now });
      } else lost += 1;
    },
    lose(calls) {
      lost += calls;
    },
    take(most) {
      const taken = [...rows].slice(0, most);
      for (const [key] of taken) rows.delete(key);
      const counted = { uses: taken.map(([, row]) => row), lost };
      lost = 0;
      return counted;
    },
    isEmpty: () => rows.size === 0 && lost === 0,
  };
}
