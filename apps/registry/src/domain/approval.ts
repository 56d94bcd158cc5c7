import type { UserFault } from '@quad/kernel';

/** Somebody takes it on themselves that a change breaks a client. */
export interface Approval {
  readonly id: string;
  readonly variant: string;
  /** The change's name (`FIELD_REMOVED Person.cost`), or the coordinate alone: then every change of it. */
  readonly change: string;
  /** An app, a service, or a vendor's id. */
  readonly client: string;
  /** The last day (UTC) on which it counts. */
  readonly until: Temporal.PlainDate;
  readonly reason: string;
  readonly author: string;
  readonly at: Temporal.Instant;
}

/** There is nothing to approve, or not until then. */
export interface ApprovalRefused
  extends UserFault<'CHECK_UNKNOWN' | 'NOTHING_TO_APPROVE' | 'UNTIL_IS_PAST'> {}

/** The last day on which a change may break a client; null when nobody approved that, or no more. */
export function approvedUntil(
  approvals: readonly Approval[],
  change: { readonly key: string; readonly path: string | null },
  client: string,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const days = approvals
    .filter((approval) => approval.client === client)
    .filter((approval) => approval.change === change.key || approval.change === change.path)
    .map(({ until }) => until)
    .filter((until) => Temporal.PlainDate.compare(until, today) >= 0)
    .sort(Temporal.PlainDate.compare);
  return days.at(-1) ?? null;
}
