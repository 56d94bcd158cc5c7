import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, SERVICE_TOKEN_AUDIENCE } from '@quad/subgraph-kit';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { parseSupergraph } from '../src/plan/supergraph.ts';
import { createGateway, type Gateway } from '../src/server.ts';
import { readSubgraphMap } from '../src/transport/subgraph-map.ts';
import type { Limits } from '../src/trust/budgets/limits.ts';
import type { DocumentsPlace } from '../src/trust/safelist/published-documents.ts';
import type { Stores } from '../src/trust/stores.ts';
import { createMemoryStores } from './memory-stores.ts';
import { addTinyIssuer } from './tiny-issuer.ts';
import { createSides, type Side } from './two-sides.ts';

export const publicUrl = 'http://localhost:4000';

/** A gateway on two real subgraphs, with keys of its own and a stand-in for identity's key page. */
export interface World {
  readonly gateway: Gateway;
  readonly directory: Side;
  readonly cohorts: Side;
  readonly stores: Stores;
  readonly dir: string;
  readonly identity: FastifyInstance;
  /** With which identity signs. */
  readonly identityKey: CryptoKey;
  ask(query: string, headers?: Record<string, string>, path?: string): Promise<GraphAnswer>;
  /** A token as identity would issue it. */
  tokenOf(
    claims: JWTPayload,
    options?: { readonly issuer?: string; readonly expires?: string },
  ): Promise<string>;
  operatorToken(): Promise<string>;
  serviceToken(name: string): Promise<string>;
  close(): Promise<void>;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers: LightMyRequestResponse['headers'];
  readonly data: Record<string, never> | null;
  readonly extensions: Record<string, unknown> | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: unknown;
    readonly extensions: Record<string, unknown>;
  }[];
}

export async function createWorld(
  options: {
    readonly isLoopback?: boolean;
    readonly portal?: boolean;
    readonly isAlone?: boolean;
    /** How long a side may take. */
    readonly timeoutMs?: number;
    readonly operationTimeoutMs?: number;
    /** People sign in at an issuer of the district's own, with a client secret. */
    readonly isExternal?: boolean;
    readonly stores?: Stores;
    /** Where usage is told. */
    readonly registryUrl?: string;
    readonly limits?: Limits;
    readonly trustedProxies?: number;
    readonly keepsAnswers?: boolean;
    readonly documents?: DocumentsPlace;
    readonly mostPreviews?: number;
    readonly eventsBeatMs?: number;
  } = {},
): Promise<World> {
  const dir = await mkdtemp(join(tmpdir(), 'quad-gateway-'));
  const { directory, cohorts, supergraphSdl } = createSides();
  await Promise.all([directory.start(), cohorts.start()]);
  const keys = {
    gateway: await keyPair('gateway', dir),
    identity: await keyPair('identity', dir),
    operator: await keyPair('operator', dir),
    services: await keyPair('cohorts', dir),
  };
  const identity = Fastify();
  identity.get('/auth/issuer/jwks', async () => keys.identity.jwks);
  identity.get('/auth/issuer/echo', async (request) => request.headers);
  identity.get('/status', async () => ({ name: 'identity', ok: true, detail: 'up' }));
  const external = { base: '' };
  addTinyIssuer(identity, {
    base: () => (options.isExternal === true ? external.base : publicUrl),
    key: keys.identity.privateKey,
    ...(options.isExternal === true
      ? { clientId: 'quad at cedar', secret: 's3cret:&' }
      : { clientId: 'quad-gateway' }),
  });
  await identity.listen({ port: 0, host: '127.0.0.1' });
  const identityAddress = identity.server.address();
  const identityPort =
    typeof identityAddress === 'object' && identityAddress !== null ? identityAddress.port : 0;

  external.base = `http://127.0.0.1:${identityPort}`;
  await writeFile(join(dir, 'supergraph.graphql'), supergraphSdl);
  const portalDir = join(dir, 'portal');
  const subgraphs = readSubgraphMap(
    JSON.stringify({ directory: { url: directory.url(), prefixes: ['/files'] }, cohorts: cohorts.url() }),
  );
  if (!subgraphs.ok) throw new Error(subgraphs.error);
  const stores = options.stores ?? createMemoryStores();
  const gateway = await createGateway({
    supergraph: parseSupergraph(supergraphSdl, 'a test'),
    subgraphs: subgraphs.value,
    asking: {
      timeoutMs: options.timeoutMs ?? 10_000,
      operationTimeoutMs: options.operationTimeoutMs ?? 30_000,
      isShared: true,
    },
    logger: createLogger('gateway', 'silent'),
    registryUrl: options.registryUrl,
    publicUrl,
    keepsAnswers: options.keepsAnswers ?? true,
    limits: options.limits ?? {},
    trustedProxies: options.trustedProxies ?? 0,
    documents: options.documents,
    mostPreviews: options.mostPreviews ?? 0,
    eventsBeatMs: options.eventsBeatMs,
    portalDir: options.portal === true ? portalDir : undefined,
    trust:
      options.isAlone === true
        ? undefined
        : {
            stores,
            principalKeyFile: keys.gateway.file,
            servicesJwks: keys.services.jwksFile,
            operatorJwks: keys.operator.jwksFile,
            identityUrl: `http://127.0.0.1:${identityPort}`,
            issuer:
              options.isExternal === true
                ? { url: `${external.base}/auth/issuer`, clientId: 'quad at cedar', clientSecret: 's3cret:&' }
                : undefined,
            publicUrl,
            isLoopback: options.isLoopback ?? true,
          },
  });

  return {
    gateway,
    directory,
    cohorts,
    stores,
    dir,
    identity,
    identityKey: keys.identity.privateKey,
    async ask(query, headers = {}, path = '/graphql') {
      const answer = await gateway.publicApp.inject({
        method: 'POST',
        url: path,
        headers,
        payload: { query },
      });
      const body = answer.json<Partial<GraphAnswer>>();
      return {
        status: answer.statusCode,
        headers: answer.headers,
        data: body.data ?? null,
        errors: body.errors ?? [],
        extensions: body.extensions,
      };
    },
    tokenOf: (claims, { issuer = `${publicUrl}/auth/issuer`, expires = '1h' } = {}) =>
      sign(keys.identity.privateKey, 'identity', { ...claims }, issuer, 'quad', expires),
    operatorToken: () => sign(keys.operator.privateKey, 'operator', {}, 'quad-operator', 'quad', '5m'),
    serviceToken: (name) =>
      sign(keys.services.privateKey, 'cohorts', {}, `service:${name}`, SERVICE_TOKEN_AUDIENCE, '5m'),
    async close() {
      await gateway.close();
      await Promise.all([directory.stop(), cohorts.stop(), identity.close()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function keyPair(kid: string, dir: string) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA' }] };
  const file = join(dir, `${kid}.json`);
  const jwksFile = join(dir, `${kid}-public.json`);
  await writeFile(file, JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: 'EdDSA' }));
  await writeFile(jwksFile, JSON.stringify(jwks));
  return { privateKey, jwks, file, jwksFile };
}

function sign(
  key: CryptoKey,
  kid: string,
  claims: JWTPayload,
  issuer: string,
  audience: string,
  expires: string,
) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
}
