import type { Approval } from './approval.ts';
import type { SchemaCheck } from './check.ts';
import type { GraphScope } from './permissions.ts';
import type { Operation, OperationUse, UsageDay } from './usage.ts';

/** An operation with all who ran it within the window. */
export interface SeenOperation extends Operation {
  readonly uses: readonly OperationUse[];
}

/** A field of the served graph, and who uses it. */
export interface FieldUsage {
  readonly coordinate: string;
  readonly deprecationReason: string | null;
  readonly uses: readonly OperationUse[];
}

/** What the graph's pages read of its use and of checks; each read within a scope. */
export interface UsageReads {
  /** Most calls first, then by hash. */
  operations(scope: GraphScope): Promise<readonly SeenOperation[]>;
  /** Newest first, then by client. */
  days(scope: GraphScope, operation: string): Promise<readonly UsageDay[]>;
  /** By coordinate; none before the first version. */
  fields(scope: GraphScope): Promise<readonly FieldUsage[]>;
  /** The coordinates that an operation touches in the served graph. */
  touched(scope: GraphScope, operation: Operation): Promise<readonly string[]>;
  check(scope: GraphScope, id: string): Promise<SchemaCheck | null>;
  /** Newest first, behind an id; one more than asked for when more follows. */
  checks(scope: GraphScope, first: number, after: string | null): Promise<readonly SchemaCheck[]>;
  /** Newest first. */
  approvals(scope: GraphScope): Promise<readonly Approval[]>;
}

export const callsOf = (uses: readonly OperationUse[]): number =>
  uses.reduce((sum, { calls }) => sum + calls, 0);

export const clientsOf = (uses: readonly OperationUse[]): readonly string[] =>
  [...new Set(uses.map(({ client }) => client))].sort();

/** When one of them was run last; null when there is none. */
export function lastSeenOf(uses: readonly OperationUse[]): Temporal.Instant | null {
  return (
    uses
      .map(({ lastSeen }) => lastSeen)
      .sort(Temporal.Instant.compare)
      .at(-1) ?? null
  );
}
