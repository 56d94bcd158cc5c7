import { type Principal, scopeOfGrants } from '@quad/kernel';
import { type Contract, contractOf, isServed, type ServedContract } from './contract.ts';

declare const scopeBrand: unique symbol;

/**
 * What a principal may read of the graph's own facts; every repository read demands it. The graph belongs to no
 * district, so it is all, or the one contract that binds a vendor (`vendorId` null: of whoever builds for vendors), or
 * nothing.
 */
export type GraphScope = { readonly [scopeBrand]: true } & (
  | { readonly reach: 'NONE' | 'EVERYTHING' }
  | { readonly reach: 'OWN_CONTRACT'; readonly vendorId: string | null }
);

const scope = (value: object): GraphScope => value as GraphScope;

/**
 * The platform team and the operator read all: schemas, versions, who published. A vendor reads the contract that binds
 * its traffic, and a vendor's developer the one of all vendors, since no grant says whose developer it is.
 */
export function graphScope(principal: Principal): GraphScope {
  const may = (action: 'READ_GRAPH' | 'READ_CONTRACT') => scopeOfGrants(principal, action).reach !== 'NONE';
  if (principal.kind === 'OPERATOR' || may('READ_GRAPH')) return scope({ reach: 'EVERYTHING' });
  if (principal.kind === 'VENDOR') return scope({ reach: 'OWN_CONTRACT', vendorId: principal.vendorId });
  if (may('READ_CONTRACT')) return scope({ reach: 'OWN_CONTRACT', vendorId: null });
  return scope({ reach: 'NONE' });
}

/** The contracts within a scope, of those that are served. */
export function contractsWithin(
  within: GraphScope,
  contracts: readonly Contract[],
): readonly ServedContract[] {
  if (within.reach === 'OWN_CONTRACT') {
    const own = contractOf(within.vendorId, contracts);
    return own === undefined ? [] : [own];
  }
  return within.reach === 'EVERYTHING' ? contracts.filter(isServed) : [];
}
