/** An operation as clients send it, without the values that a request puts into it. */
export interface Operation {
  /** SHA-256 of the text, in hex: its name here. */
  readonly hash: string;
  /** The client's name for it; null when it has none. */
  readonly name: string | null;
  readonly text: string;
}

/** How often one client ran one operation on one day (UTC). */
export interface UsageDay {
  readonly client: string;
  /** The operation's hash. */
  readonly operation: string;
  readonly day: Temporal.PlainDate;
  readonly calls: number;
  /** Calls whose answer carried errors. */
  readonly errors: number;
  readonly lastSeen: Temporal.Instant;
}

/** What a gateway counted since it last told; each `id` is counted once. */
export interface UsageBatch {
  readonly id: string;
  /** Calls that it could not count. */
  readonly lost: number;
  readonly operations: readonly Operation[];
  readonly uses: readonly (Omit<UsageDay, 'day' | 'lastSeen'> & { readonly lastSeenAgoMs: number })[];
}

/** What one client did with one operation over several days. */
export interface OperationUse {
  readonly client: string;
  readonly operation: Operation;
  readonly calls: number;
  readonly errors: number;
  readonly lastSeen: Temporal.Instant;
}

/** How long counts are looked at, and how long they are kept. */
export interface UsageDays {
  readonly window: number;
  readonly kept: number;
}

/** The first day of the last so many, today among them. */
export function firstDay(now: Temporal.Instant, days: number): Temporal.PlainDate {
  return dayOf(now).subtract({ days: days - 1 });
}

/** Days of usage are those of UTC, wherever the clients are. */
export function dayOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO('UTC').toPlainDate();
}
