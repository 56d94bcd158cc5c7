import type { Principal, Role } from '@quad/kernel';
import type { World } from './world.ts';

/** Asks of a world what must have an answer. */
export type Ask = <Data>(
  document: string,
  variables: Record<string, unknown>,
  as: Principal,
) => Promise<Data>;

/** @throws Error with the errors of the answer. */
export function askOf(world: () => World): Ask {
  return async <Data>(document: string, variables: Record<string, unknown>, as: Principal) => {
    const answer = await world().ask<Data>(document, variables, as);
    if (answer.data === null || answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
}

/** What the gateway asks at a sign-in. */
export const claimsQuery = `query ($issuer: String!, $subject: String!) { principalFor(issuer: $issuer, subject: $subject) {
  personId accountId organizationId organizationName isDemo grants { role organizationId } } }`;

export interface Claims {
  readonly principalFor: {
    readonly personId: string;
    readonly accountId: string;
    readonly organizationId: string;
    readonly grants: readonly { readonly role: Role; readonly organizationId: string }[];
  } | null;
}
