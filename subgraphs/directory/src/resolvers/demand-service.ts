import type { Principal } from '@quad/kernel';
import { GraphQLError } from 'graphql';
import { isService } from '../domain/permissions.ts';

function refusal(who: string): GraphQLError {
  return new GraphQLError(`This is asked by ${who} alone.`, { extensions: { code: 'FORBIDDEN' } });
}

/** Refuses everyone but these of Quad's own deployables. */
export function demandService(principal: Principal, names: readonly string[]): void {
  if (!isService(principal, names)) throw refusal(names.join(' and '));
}

export function demandAnyService(principal: Principal): void {
  if (principal.kind !== 'SERVICE') throw refusal("Quad's own services");
}
