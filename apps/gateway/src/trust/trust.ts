import { randomUUID } from 'node:crypto';
import { readJwks } from '@quad/subgraph-kit';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { createContext } from '../plan/context.ts';
import type { Executor } from '../plan/executor.ts';
import { createBearerTokens } from './bearer-tokens.ts';
import { type CookieRules, cookieRules } from './cookies.ts';
import { type PrincipalKey, readPrincipalKey } from './keys.ts';
import { createOidcClient, type OidcClient } from './oidc-client.ts';
import { type PeopleIssuers, peopleIssuers } from './people-issuers.ts';
import { createPrincipals, type Principals } from './principals.ts';
import type { SessionStore } from './session-store.ts';
import type { SignInStore } from './sign-in-store.ts';
import type { Stores } from './stores.ts';
import { type AskGraph, createWhoIsWho, type WhoIsWho } from './who-is-who.ts';

/** Where identity's issuer is mounted, inside and outside. */
export const ISSUER_PATH = '/auth/issuer';
/** The gateway as identity knows it. */
const GATEWAY_CLIENT_ID = 'quad-gateway';

export interface TrustOptions {
  readonly stores: Stores;
  readonly principalKeyFile: string;
  readonly servicesJwks: string;
  readonly operatorJwks: string | undefined;
  readonly identityUrl: string;
  /** The district's own issuer; undefined for identity's own people. */
  readonly issuer:
    | { readonly url: string; readonly clientId: string; readonly clientSecret: string }
    | undefined;
  readonly publicUrl: string;
  readonly isLoopback: boolean;
}

/** Everything with which the gateway finds out who asks. */
export interface Trust {
  readonly key: PrincipalKey;
  readonly serviceKeys: JWTVerifyGetKey;
  readonly principals: Principals;
  readonly whoIsWho: WhoIsWho;
  readonly sessions: SessionStore;
  readonly signIns: SignInStore;
  readonly oidc: OidcClient;
  readonly cookies: CookieRules;
  readonly ask: AskGraph;
  readonly issuers: PeopleIssuers;
  readonly isDatabaseUp: () => Promise<boolean>;
  close(): Promise<void>;
}

export async function createTrust(options: TrustOptions, executor: Executor, logger: Logger): Promise<Trust> {
  const { issuer, publicUrl } = options;
  const identityIssuer = `${publicUrl}${ISSUER_PATH}`;
  const innerIssuer = `${options.identityUrl}${ISSUER_PATH}`;
  const key = await readPrincipalKey(options.principalKeyFile);
  const serviceKeys = await readJwks(options.servicesJwks);
  const operatorKeys = options.operatorJwks === undefined ? null : await readJwks(options.operatorJwks);
  const { sessions, signIns } = options.stores;

  const ask: AskGraph = (document, variables) =>
    executor.run(
      document,
      variables,
      createContext({
        principal: { kind: 'SERVICE', name: 'gateway' },
        requestId: newRequestId(),
        sign: key.sign,
      }),
    );
  const whoIsWho = createWhoIsWho(ask, logger);
  const cookies = cookieRules(publicUrl);
  const issuers = peopleIssuers(issuer?.url);
  return {
    key,
    serviceKeys,
    whoIsWho,
    sessions,
    signIns,
    cookies,
    ask,
    principals: createPrincipals({
      tokens: createBearerTokens({
        identityIssuer,
        // A key that was stolen is out of the set at once, and out of here within a minute.
        identityKeys: createRemoteJWKSet(new URL(`${innerIssuer}/jwks`), {
          cooldownDuration: 2_000,
          cacheMaxAge: 60_000,
        }),
        operatorKeys,
        isLoopback: options.isLoopback,
      }),
      whoIsWho,
      sessions,
      sessionCookie: cookies.session,
      issuers,
      logger,
    }),
    oidc: createOidcClient({
      issuer: issuer?.url ?? identityIssuer,
      clientId: issuer?.clientId ?? GATEWAY_CLIENT_ID,
      clientSecret: issuer?.clientSecret,
      publicUrl,
      innerIssuer: issuer === undefined ? innerIssuer : null,
    }),
    issuers,
    isDatabaseUp: options.stores.isUp,
    close: options.stores.close,
  };
}

export function newRequestId(): string {
  return `req_${randomUUID()}`;
}
