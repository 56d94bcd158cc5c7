import type { UserFault } from '@quad/kernel';

/** A build that is not newer than what was accepted of its subgraph. */
export interface RevisionRefused extends UserFault<'STALE_REVISION' | 'REVISION_TAKEN'> {
  readonly subgraph: string;
  readonly revision: number;
  /** The newest revision that was accepted. */
  readonly newest: number;
}

/** The graph that would come of it cannot be served; `faults` are sentences that say why. */
export interface GraphRefused
  extends UserFault<'NOT_SDL' | 'DOES_NOT_COMPOSE' | 'RUNTIME_REFUSES' | 'LINT' | 'BREAKS_CLIENTS'> {
  readonly faults: readonly string[];
}

/** There is nothing to roll back to by this name, or it is what is served already. */
export interface RollbackRefused extends UserFault<'VERSION_UNKNOWN' | 'ALREADY_SERVED'> {
  readonly version: string;
}

const refusals: Readonly<Record<GraphRefused['code'], string>> = {
  NOT_SDL: 'What was sent is no SDL; nothing was published.',
  DOES_NOT_COMPOSE: 'The graph does not compose with it; nothing was published.',
  RUNTIME_REFUSES: 'The graph composes with it, but the gateway cannot run it; nothing was published.',
  LINT: 'The schema does not keep to the rules of the graph; nothing was published.',
  BREAKS_CLIENTS: 'Clients that were seen would break; nothing was published.',
};

export function graphRefused(code: GraphRefused['code'], faults: readonly string[]): GraphRefused {
  return { code, faults, message: [refusals[code], ...faults].join('\n') };
}
