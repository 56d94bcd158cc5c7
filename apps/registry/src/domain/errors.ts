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
  extends UserFault<
    'NOT_SDL' | 'DOES_NOT_COMPOSE' | 'CONTRACT_REFUSED' | 'RUNTIME_REFUSES' | 'LINT' | 'BREAKS_CLIENTS'
  > {
  readonly faults: readonly string[];
}

/** Clients that were seen do not run on the version that was to be served again. */
export interface RollbackBreaks extends UserFault<'BREAKS_CLIENTS'> {
  readonly faults: readonly string[];
}

/** There is nothing to roll back to by this name, or it is what is served already. */
export interface RollbackRefused extends UserFault<'VERSION_UNKNOWN' | 'ALREADY_SERVED'> {
  readonly version: string;
}

/** A contract cannot be set or removed. */
export interface ContractRefused
  extends UserFault<'CONTRACT_UNKNOWN' | 'CONTRACT_NEEDED' | 'CLIENT_TAKEN' | 'NOT_COMPOSED'> {
  readonly contract: string;
}

const refusals: Readonly<Record<GraphRefused['code'], string>> = {
  NOT_SDL: 'What was sent is no SDL; nothing was published.',
  DOES_NOT_COMPOSE: 'The graph does not compose with it; nothing was published.',
  CONTRACT_REFUSED: 'A contract could not be served with it; nothing was published.',
  RUNTIME_REFUSES: 'The graph composes with it, but the gateway cannot run it; nothing was published.',
  LINT: 'The schema does not keep to the rules of the graph; nothing was published.',
  BREAKS_CLIENTS: 'Clients that were seen would break; nothing was published.',
};

export function graphRefused(code: GraphRefused['code'], faults: readonly string[]): GraphRefused {
  return { code, faults, message: [refusals[code], ...faults].join('\n') };
}

export function rollbackBreaks(faults: readonly string[]): RollbackBreaks {
  const message =
    'Clients that were seen would break; nothing was rolled back. If it must be, say so with --force.';
  return { code: 'BREAKS_CLIENTS', faults, message: [message, ...faults].join('\n') };
}

export function contractRefused(code: ContractRefused['code'], contract: string): ContractRefused {
  const messages = {
    CONTRACT_UNKNOWN: `There is no contract "${contract}"; see the list.`,
    CONTRACT_NEEDED: `The graph is never without the contract "${contract}"; set it to other tags instead.`,
    CLIENT_TAKEN: `The contract "${contract}" is for this client already; a client has one.`,
    NOT_COMPOSED: 'The graph has no version yet; publish all of its subgraphs, then set contracts.',
  };
  return { code, contract, message: messages[code] };
}

/** A preview cannot be made, or is not there. */
export interface PreviewRefused
  extends UserFault<
    'PREVIEW_URL_REFUSED' | 'NOT_COMPOSED' | 'TOO_MANY_PREVIEWS' | 'PREVIEW_NOT_FOUND' | 'PREVIEW_ENDED'
  > {}

/** @param of what the sentence names: the whole of it for an address, else the graph, how many, or the preview. */
export function previewRefused(code: PreviewRefused['code'], of: string): PreviewRefused {
  const messages = {
    PREVIEW_URL_REFUSED: of,
    NOT_COMPOSED: `The graph ${of} has no version yet with which something could be composed; publish all of its subgraphs.`,
    TOO_MANY_PREVIEWS: `${of} previews live already, which is the most; end one that nobody needs, or give yours the name of the one that it replaces.`,
    PREVIEW_NOT_FOUND: `There is no preview "${of}"; see those that live with "quad schema preview list".`,
    PREVIEW_ENDED: `The preview "${of}" is over; make a new one with "quad schema preview".`,
  };
  return { code, message: messages[code] };
}
