import { timingSafeEqual } from 'node:crypto';
import {
  err,
  ok,
  type PersonPrincipal,
  type Principal,
  publicPrincipal,
  type Result,
  type VendorPrincipal,
} from '@quad/kernel';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { BearerTokens } from './bearer-tokens.ts';
import { DEMO_ISSUER, type PeopleIssuers } from './people-issuers.ts';
import type { SessionStore } from './session-store.ts';
import { type TrustFault, trustFaults } from './trust-fault.ts';
import type { WhoIsWho } from './who-is-who.ts';

export const CSRF_HEADER = 'x-quad-csrf';

/** Finds the principal of a public request: bearer token, else session, else the public. */
export interface Principals {
  /** @param isUse whether the session's idle time begins anew; an open page alone does not keep one alive. */
  of(request: FastifyRequest, isUse?: boolean): Promise<Result<Principal, TrustFault>>;
}

export function createPrincipals(options: {
  readonly tokens: BearerTokens;
  readonly whoIsWho: WhoIsWho;
  readonly sessions: SessionStore;
  readonly sessionCookie: string;
  readonly issuers: PeopleIssuers;
  readonly logger: Logger;
}): Principals {
  const { tokens, whoIsWho, sessions, sessionCookie, issuers, logger } = options;

  async function ofBearer(token: string): Promise<Result<Principal, TrustFault>> {
    const verified = await tokens.verify(token);
    if (!verified.ok) return verified;
    switch (verified.value.kind) {
      case 'OPERATOR':
        return ok({ kind: 'OPERATOR' });
      case 'PERSON':
        return actingFor(verified.value, await whoIsWho.person(DEMO_ISSUER, verified.value.subject));
      case 'VENDOR': {
        return actingFor(verified.value, await whoIsWho.vendor(verified.value.clientId));
      }
    }
  }

  async function ofSession(
    id: string,
    request: FastifyRequest,
    isUse: boolean,
  ): Promise<Result<Principal, TrustFault>> {
    const session = await sessions.find(id, isUse);
    // A session of the demo does not outlive the demo: another issuer is another world.
    if (session === null || !issuers.isInForce(session.issuer)) return err(trustFaults.sessionEnded);
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (!isReading && !isSame(request.headers[CSRF_HEADER], session.csrf)) return err(trustFaults.csrf);
    const person = await whoIsWho.person(session.issuer, session.subject);
    if (person.ok || person.error.code !== 'PRINCIPAL_UNKNOWN') return person;
    await sessions.end(id);
    return err(trustFaults.sessionEnded);
  }

  return {
    async of(request, isUse = true) {
      const { authorization } = request.headers;
      if (authorization !== undefined) {
        const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
        return token === undefined ? err(trustFaults.invalid) : ofBearer(token);
      }
      const id = request.cookies[sessionCookie];
      if (id === undefined || id === '') return ok(publicPrincipal);
      try {
        return await ofSession(id, request, isUse);
      } catch (cause) {
        // Never the public by mistake: a page would show a signed-in person an empty Quad.
        logger.error({ err: cause, requestId: request.id }, 'the sessions cannot be read');
        return err(trustFaults.unavailable);
      }
    },
  };
}

/** A token for one organization opens no other, whatever its holder has become. */
function actingFor(
  { organizationId }: { readonly organizationId: string | null },
  found: Result<PersonPrincipal | VendorPrincipal, TrustFault>,
): Result<Principal, TrustFault> {
  if (!found.ok || organizationId === null || found.value.organizationId === organizationId) return found;
  return err(trustFaults.ofAnotherOrganization);
}

/** Compares a header with a secret without telling by its time how much of it fits. */
export function isSame(header: string | string[] | undefined, secret: string): boolean {
  const given = Buffer.from(typeof header === 'string' ? header : '');
  const wanted = Buffer.from(secret);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
