import type { ApiChange, Authorship } from './history.ts';

/** An operation of a client that a change breaks. */
export interface BrokenUse {
  /** An app, a service, or a vendor's id. */
  readonly client: string;
  /** What people call it. */
  readonly clientName: string;
  /** Whom to write to; null when nobody is known. */
  readonly contact: string | null;
  readonly operation: string;
  readonly operationName: string | null;
  /** Within the window; 0 for one that is only registered. */
  readonly calls: number;
  readonly lastSeen: Temporal.Instant | null;
  /** Why it holds nothing up: approved until that day, or deployed with the change. */
  readonly excuse: { readonly until: Temporal.PlainDate } | 'DEPLOYED_TOGETHER' | null;
}

export type FindingCode =
  | 'BREAKS_CLIENTS'
  | 'BREAKS_NOBODY'
  | 'USAGE_LOST'
  | 'LINT'
  | 'NOT_SDL'
  | 'DOES_NOT_COMPOSE'
  | 'CONTRACT_REFUSED'
  | 'RUNTIME_REFUSES'
  | 'PLAN_CHANGED'
  | 'PLANS_UNKNOWN';

/** One thing that a check found. An `ERROR` refuses the publish. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'ERROR' | 'WARNING' | 'INFO';
  /** One sentence: what, which one, what to do. */
  readonly message: string;
  /** The coordinate, e.g. `Person.cost`. */
  readonly path: string | null;
  /** The rule of the lint that says so. */
  readonly rule: string | null;
  /** The change by the name under which it is approved. */
  readonly change: string | null;
  readonly uses: readonly BrokenUse[];
}

/** A judgement about subgraphs, kept. */
export interface SchemaCheck extends Authorship {
  readonly id: string;
  readonly variant: string;
  readonly at: Temporal.Instant;
  /** A check changes nothing; a publish did, when it passed, and a rollback also when it was forced. */
  readonly kind: 'CHECK' | 'PUBLISH' | 'ROLLBACK' | 'PREVIEW';
  readonly subgraphs: readonly { readonly name: string; readonly sdlHash: string }[];
  /** The version that is or would be served; null when it does not compose. */
  readonly supergraph: string | null;
  /** Null when it passed, else the code of the refusal. */
  readonly refusedWith: string | null;
  readonly changes: readonly ApiChange[];
  readonly findings: readonly Finding[];
}

export function finding(
  code: FindingCode,
  severity: Finding['severity'],
  message: string,
  facts: Partial<Finding> = {},
): Finding {
  return { code, severity, message, path: null, rule: null, change: null, uses: [], ...facts };
}
