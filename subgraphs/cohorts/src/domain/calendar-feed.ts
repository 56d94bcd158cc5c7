/** A person's private calendar feed. The secret of its path is never kept, only its hash. */
export interface CalendarFeed {
  readonly secretHash: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly createdAt: Temporal.Instant;
}
