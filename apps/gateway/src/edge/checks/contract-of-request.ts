import type { Principal } from '@quad/kernel';
import type { FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { type Contract, type ContractName, type Contracts, isContractName } from '../../plan/contracts.ts';
import { edgeError } from '../../plan/masking.ts';

/** The contract that binds a request: the one of its path, or a vendor's; null for the whole graph. */
export function contractOfRequest(
  request: FastifyRequest,
  principal: Principal,
  contracts: Contracts,
): Contract | GraphQLError | null {
  const { contract: named } = request.params as { readonly contract?: string };
  const ofPrincipal: ContractName | undefined = principal.kind === 'VENDOR' ? 'partner' : undefined;
  const name = named ?? ofPrincipal;
  if (name === undefined) return null;
  const contract = isContractName(name) ? contracts.get(name) : undefined;
  return (
    contract ??
    edgeError(
      'CONTRACT_UNKNOWN',
      `There is no contract "${name}" on this graph; ask /graphql/partner or /graphql.`,
    )
  );
}
