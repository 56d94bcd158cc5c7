import { type Principal, roleFacts } from '@quad/kernel';
import type { FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Contract, Contracts } from '../../plan/contracts.ts';
import { edgeError } from '../../plan/masking.ts';

/** What vendors get that have no contract of their own, and what people get. */
const OF_VENDORS = 'partner';
const OF_PEOPLE = 'portal';

/**
 * The contract that binds a request: the one of its path, or of who asks; null for the whole graph. A vendor is bound to
 * its own always, and never to the whole graph.
 * @param isBound whether who asks says what they get: not for services, nor when the gateway runs alone.
 */
export function contractOfRequest(
  request: FastifyRequest,
  principal: Principal,
  contracts: Contracts,
  isBound: boolean,
): Contract | GraphQLError | null {
  const { contract: named } = request.params as { readonly contract?: string };
  if (named === undefined) {
    if (!isBound || principal.kind === 'OPERATOR') return null;
    if (principal.kind !== 'VENDOR') return contracts.get(OF_PEOPLE) ?? null;
    return contractOfVendor(principal.vendorId, contracts) ?? unknown(OF_VENDORS);
  }
  const contract = contracts.get(named);
  return contract !== undefined && (!isBound || mayUse(principal, contract, contracts))
    ? contract
    : unknown(named);
}

/** A vendor's contract is for that vendor and the platform team, which may look at any; the others are for all. */
function mayUse(principal: Principal, contract: Contract, contracts: Contracts): boolean {
  if (principal.kind === 'VENDOR') return contractOfVendor(principal.vendorId, contracts) === contract;
  return contract.client === null || isPlatformTeam(principal);
}

function contractOfVendor(vendorId: string, contracts: Contracts): Contract | undefined {
  return [...contracts.values()].find(({ client }) => client === vendorId) ?? contracts.get(OF_VENDORS);
}

function isPlatformTeam(principal: Principal): boolean {
  return (
    principal.kind === 'PERSON' &&
    principal.grants.some(({ role }) => roleFacts(role).may.READ_GRAPH !== undefined)
  );
}

/** The same words whether it is not there or not theirs, so that nobody learns who else has one. */
function unknown(name: string): GraphQLError {
  const message = `There is no contract "${name}" for you on this graph; ask /graphql, which is yours.`;
  return edgeError('CONTRACT_UNKNOWN', message);
}
