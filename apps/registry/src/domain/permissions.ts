import { type Principal, scopeOfGrants } from '@quad/kernel';

declare const scopeBrand: unique symbol;

/**
 * What a principal may read of the graph's own facts; every repository read demands it. The graph belongs to no district,
 * so it is all or nothing.
 */
export type GraphScope = { readonly [scopeBrand]: true } & { readonly reach: 'NONE' | 'EVERYTHING' };

const scope = (reach: GraphScope['reach']): GraphScope => ({ reach }) as GraphScope;

/** The platform team and the operator read all: schemas, versions, who published. It is nobody's data but theirs. */
export function graphScope(principal: Principal): GraphScope {
  const isPlatformTeam = scopeOfGrants(principal, 'READ_GRAPH').reach !== 'NONE';
  return scope(isPlatformTeam || principal.kind === 'OPERATOR' ? 'EVERYTHING' : 'NONE');
}
