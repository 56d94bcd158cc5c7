import type { AddressedEvent } from './events.ts';
import type { Principal } from './principal.ts';
import type { Result } from './result.ts';

/** On whose behalf, and in which request, something is done. */
export interface Actor {
  readonly principal: Principal;
  readonly requestId: string;
}

/** One row of the append-only audit: what was done to what. Who and when are added by the store. */
export interface AuditEntry {
  /** The organization that owns the object. */
  readonly tenantId: string;
  /** The act, as the mutation is named, e.g. `submitBudgetRequest`. */
  readonly action: string;
  readonly subjectNoun: string;
  readonly subjectId: string;
  /** The parts of the object that changed, before and after; ids and states, no free text about children. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** A message to another side, written in the transaction that causes it and delivered in effect exactly once. */
export interface OutboxMessage {
  readonly tenantId: string;
  /** The other side's mutation that delivers it; the subgraph's `jobs/` know how to call it. */
  readonly act: string;
  /** The object here that it is about, shown where a refusal is shown. */
  readonly subjectId: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Something to do at an instant of the product's clock, at most once in effect. */
export interface DueWork {
  readonly tenantId: string;
  /** What is to be done; the subgraph's `jobs/` know how. */
  readonly act: string;
  readonly subjectId: string;
  readonly dueAt: Temporal.Instant;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What a transaction offers beside the repositories of its subgraph. */
export interface TransactionPorts {
  audit(entry: AuditEntry): Promise<void>;
  send(message: OutboxMessage): Promise<void>;
  /**
   * Tells whoever may see an object that it changed, once the change is committed. Not kept: an event that is lost is
   * only a later look.
   */
  tell(event: AddressedEvent): void;
  /** Keeps due work; a second row for the same tenant, act and subject moves the first. */
  schedule(work: DueWork): Promise<void>;
  /**
   * The id of what an earlier call of the same principal with this `clientMutationId` made, or null when it is new.
   * With `remember` it makes a repeated mutation answer again without acting again.
   */
  recall(tenantId: string, action: string, clientMutationId: string): Promise<string | null>;
  remember(tenantId: string, action: string, clientMutationId: string, subjectId: string): Promise<void>;
}

/**
 * Runs the steps of one act in one transaction over the subgraph's repositories: committed when
 * the result is ok, rolled back when it is a fault or when something throws. The work may run
 * more than once (write conflicts are retried), so it does nothing outside its memory.
 */
export interface Transactions<Repositories> {
  run<Value, Fault>(
    actor: Actor,
    work: (memory: Repositories & TransactionPorts) => Promise<Result<Value, Fault>>,
  ): Promise<Result<Value, Fault>>;
}
