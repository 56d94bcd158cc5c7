import type { Approval } from './approval.ts';
import type { SchemaCheck } from './check.ts';

/** What is kept of checks and approvals; written once, never changed. */
export interface CheckMemory {
  keep(check: SchemaCheck): Promise<void>;
  check(id: string): Promise<SchemaCheck | null>;
  /** The newest first, behind an id. */
  checks(variant: string, first: number, after: string | null): Promise<readonly SchemaCheck[]>;
  approve(approvals: readonly Approval[]): Promise<void>;
  /** Newest first; past ones among them. */
  approvals(variant: string): Promise<readonly Approval[]>;
}

/** What people call a client, and whom to write to. */
export interface ClientFacts {
  readonly name: string;
  readonly contact: string | null;
}

/** Knows clients by their names; who is not known is called as they are. */
export interface Clients {
  facts(clients: readonly string[]): Promise<ReadonlyMap<string, ClientFacts>>;
}
