import {
  err,
  type GrantClaim,
  ok,
  type PersonPrincipal,
  type Principal,
  type Result,
  type VendorPrincipal,
} from '@quad/kernel';
import type { Logger } from 'pino';
import { type TrustFault, trustFaults } from './trust-fault.ts';

/** Runs an operation on the graph as the service principal `gateway`. */
export type AskGraph = <Data>(
  document: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Data>;

/** Who stands behind a subject or a client id, as directory says. */
export interface WhoIsWho {
  person(issuer: string, subject: string): Promise<Result<PersonPrincipal, TrustFault>>;
  vendor(clientId: string): Promise<Result<VendorPrincipal, TrustFault>>;
  /** Forgets everything, so that the next request sees a change of grants at once. */
  forget(): void;
  /** Whom this process knows, for the one that takes over from it. */
  known(): readonly CarriedPrincipal[];
  /** Takes over whom another process knew: asked for anew, and served on while directory does not answer. */
  remember(carried: readonly CarriedPrincipal[]): void;
}

/** Someone whom a process knows, with when directory said so. */
export interface CarriedPrincipal {
  readonly key: string;
  readonly principal: Principal;
  readonly knownAtMs: number;
}

/**
 * With the time between two looks of an open stream, a grant's end is felt within 60 s; see `forget` for changes that
 * come through here.
 */
const FRESH_MS = 40_000;
/** While directory is down nobody's grants change; signed-in people keep the other sides. */
const STALE_MS = 15 * 60_000;
const RETRY_MS = 5_000;
const CAPACITY = 10_000;

const principalFor = /* GraphQL */ `
  query GatewayPrincipalFor($issuer: String!, $subject: String!) {
    principalFor(issuer: $issuer, subject: $subject) {
      personId
      accountId
      organizationId
      grants {
        role
        organizationId
      }
    }
  }
`;

const vendorPrincipalFor = /* GraphQL */ `
  query GatewayVendorPrincipalFor($clientId: String!) {
    vendorPrincipalFor(clientId: $clientId) {
      vendorId
      organizationId
      scopes
      standing
    }
  }
`;

interface PersonClaims {
  readonly personId: string;
  readonly accountId: string;
  readonly organizationId: string;
  readonly grants: readonly GrantClaim[];
}

interface VendorClaims {
  readonly vendorId: string;
  readonly organizationId: string;
  readonly scopes: readonly string[];
  readonly standing: 'ACTIVE' | 'SUSPENDED' | 'REVOKED';
}

interface Kept {
  readonly answer: Result<Principal, TrustFault>;
  readonly knownAtMs: number;
  readonly askAgainAtMs: number;
}

/** Asks directory and keeps answers for a minute; concurrent questions about one subject are one. */
export function createWhoIsWho(ask: AskGraph, logger: Logger, nowMs: () => number = Date.now): WhoIsWho {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Result<Principal, TrustFault>>>();
  let generation = 0;

  function keep(key: string, entry: Kept): void {
    if (kept.size >= CAPACITY) kept.clear();
    kept.set(key, entry);
  }

  async function look(
    key: string,
    find: () => Promise<Result<Principal, TrustFault>>,
  ): Promise<Result<Principal, TrustFault>> {
    const begunIn = generation;
    const found = kept.get(key);
    try {
      const answer = await find();
      const now = nowMs();
      if (begunIn === generation) keep(key, { answer, knownAtMs: now, askAgainAtMs: now + FRESH_MS });
      return answer;
    } catch (cause) {
      logger.warn({ err: cause }, 'directory does not say who this is');
      if (found === undefined || !found.answer.ok || nowMs() - found.knownAtMs > STALE_MS) {
        return err(trustFaults.unavailable);
      }
      keep(key, { ...found, askAgainAtMs: nowMs() + RETRY_MS });
      return found.answer;
    }
  }

  async function who(
    key: string,
    find: () => Promise<Result<Principal, TrustFault>>,
  ): Promise<Result<Principal, TrustFault>> {
    const found = kept.get(key);
    if (found !== undefined && nowMs() < found.askAgainAtMs) return found.answer;
    const begun = underWay.get(key) ?? look(key, find).finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return begun;
  }

  return {
    async person(issuer, subject) {
      const answer = await who(`person ${issuer} ${subject}`, async () => {
        const data = await ask<{ principalFor: PersonClaims | null }>(principalFor, { issuer, subject });
        return data.principalFor === null ? err(trustFaults.unknown) : ok(personOf(data.principalFor));
      });
      return answer as Result<PersonPrincipal, TrustFault>;
    },
    async vendor(clientId) {
      const answer = await who(`vendor ${clientId}`, async () => {
        const data = await ask<{ vendorPrincipalFor: VendorClaims | null }>(vendorPrincipalFor, { clientId });
        return vendorOf(data.vendorPrincipalFor);
      });
      return answer as Result<VendorPrincipal, TrustFault>;
    },
    forget() {
      generation += 1;
      for (const [key, entry] of kept) kept.set(key, { ...entry, askAgainAtMs: 0 });
    },
    known: () =>
      [...kept].flatMap(([key, { answer, knownAtMs }]) =>
        answer.ok ? [{ key, principal: answer.value, knownAtMs }] : [],
      ),
    remember(carried) {
      for (const { key, principal, knownAtMs } of carried) {
        keep(key, { answer: ok(principal), knownAtMs, askAgainAtMs: 0 });
      }
    },
  };
}

function personOf({ personId, accountId, organizationId, grants }: PersonClaims): PersonPrincipal {
  return {
    kind: 'PERSON',
    personId,
    accountId,
    organizationId,
    grants: grants.map((grant) => ({ role: grant.role, organizationId: grant.organizationId })),
  };
}

/** Identity signs for registered vendors alone: whoever is not known now was so then. */
function vendorOf(claims: VendorClaims | null): Result<VendorPrincipal, TrustFault> {
  if (claims === null || claims.standing === 'REVOKED') return err(trustFaults.vendorRevoked);
  if (claims.standing === 'SUSPENDED') return err(trustFaults.vendorSuspended);
  const { vendorId, organizationId, scopes } = claims;
  return ok({ kind: 'VENDOR', vendorId, organizationId, scopes });
}
