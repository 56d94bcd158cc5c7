import { type Principal, scopeOfGrants } from '@quad/kernel';
import { edgeError } from '../../plan/masking.ts';
import type { Limits } from '../../trust/budgets/limits.ts';
import { PORTAL, publisherOf, type Safelist } from '../../trust/safelist/safelist.ts';
import type { Asked, Check } from './asked.ts';

/**
 * Lets sessions run what the portal's builds have published and nothing else, so that a stolen session is no key to the
 * graph; likewise vendors whose limits say so. Bearer tokens of people are for scripts, which write their own queries.
 */
export function createSafelistCheck(safelist: Safelist, limits: Limits): Check {
  return (asked) => {
    const { principal, text } = asked;
    const client = publisherOf(principal);
    if (!isBound(asked, limits) || safelist.has(client, text)) return null;
    const message =
      client === PORTAL
        ? 'A session runs only what the portal has published; reload the page, or use a token for queries of your own.'
        : 'You run only documents that you have registered; publish this one first.';
    return { status: 403, fault: edgeError('DOCUMENT_NOT_SAFELISTED', message) };
  };
}

function isBound({ principal, request }: Asked, limits: Limits): boolean {
  if (principal.kind === 'VENDOR') return limits.vendors?.[principal.vendorId]?.documents === 'registered';
  if (principal.kind !== 'PERSON' || request.headers.authorization !== undefined) return false;
  return !('contract' in (request.params as object) && isExplorer(principal));
}

/** Whoever reads a contract writes queries of their own there; on `/graphql` nobody does with a session. */
const isExplorer = (principal: Principal) => scopeOfGrants(principal, 'READ_CONTRACT').reach !== 'NONE';
