import type { Operation, OperationUse, UsageDay } from './usage.ts';

/** What is known of who runs what. */
export interface UsageMemory {
  /** Which of these operations are not known. */
  unknownOperations(variant: string, hashes: readonly string[]): Promise<readonly string[]>;
  /** How many operations are known. */
  operationCount(variant: string): Promise<number>;
  /**
   * Adds counts, operations and a loss, all or nothing.
   * @returns false when the batch was added before: then nothing is.
   */
  add(batch: CountedBatch): Promise<boolean>;
  /** Who ran what since a day, that day included; operations that are not known yet are left out. */
  usesSince(variant: string, from: Temporal.PlainDate): Promise<readonly OperationUse[]>;
  /** Who ran one operation on which day since one, newest first, then by client. */
  daysOf(variant: string, operation: string, from: Temporal.PlainDate): Promise<readonly UsageDay[]>;
  /** Calls since a day that nobody counted. */
  lostSince(variant: string, from: Temporal.PlainDate): Promise<number>;
  /** Forgets what was last seen before a day. */
  forgetBefore(day: Temporal.PlainDate): Promise<void>;
}

export interface CountedBatch {
  readonly id: string;
  readonly variant: string;
  readonly at: Temporal.Instant;
  readonly lost: number;
  readonly operations: readonly Operation[];
  readonly days: readonly UsageDay[];
}
