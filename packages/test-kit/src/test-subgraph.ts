import { type Principal, publicPrincipal } from '@quad/kernel';
import {
  createLogger,
  createPrincipalVerifier,
  ensureIndexes,
  newId,
  openDatabase,
  PRINCIPAL_HEADER,
  type SubgraphDeps,
  signPrincipal,
} from '@quad/subgraph-kit';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import { createFakeGateway, type FakeGateway } from './fake-gateway.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { startTestDatabase } from './test-database.ts';

/** What a GraphQL answer looks like to a test; `data` is read with the shape that the test names. */
export interface GraphAnswer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** A subgraph on a real database of its own, asked over HTTP as the gateway asks it. */
export interface TestSubgraph {
  readonly deps: SubgraphDeps;
  readonly clock: TestClock;
  readonly gateway: FakeGateway;
  readonly app: FastifyInstance;
  ask<Data>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    as?: Principal,
  ): Promise<GraphAnswer<Data>>;
  /** A plain HTTP request with the principal attached. */
  request(options: InjectOptions, as?: Principal): Promise<LightMyRequestResponse>;
  /** The principal as the gateway signs it, for requests over a real connection. */
  tokenOf(as: Principal): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts the subgraph's real server on a test database of its own.
 */
export async function createTestSubgraph(
  name: string,
  createServer: (deps: SubgraphDeps) => Promise<FastifyInstance>,
): Promise<TestSubgraph> {
  const database = await startTestDatabase();
  const connection = await openDatabase(database.uri, name);
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' };
  const clock = createTestClock();
  const gateway = createFakeGateway();
  const deps: SubgraphDeps = {
    connection,
    clock,
    newId,
    logger: createLogger(name, 'silent'),
    verifyPrincipal: createPrincipalVerifier(createLocalJWKSet({ keys: [jwk] })),
    gateway,
    dataDir: database.dataDir,
  };
  const app = await createServer(deps);
  await ensureIndexes(connection);

  const tokenOf = (as: Principal) =>
    signPrincipal({ principal: as, requestId: newId('request') }, privateKey, 'test');

  async function request(
    options: InjectOptions,
    as: Principal = publicPrincipal,
  ): Promise<LightMyRequestResponse> {
    const headers = { ...options.headers, [PRINCIPAL_HEADER]: await tokenOf(as) };
    return app.inject({ ...options, headers });
  }

  return {
    deps,
    clock,
    gateway,
    app,
    request,
    tokenOf,
    async ask<Data>(document: string, variables: Readonly<Record<string, unknown>>, as?: Principal) {
      const answer = await request(
        { method: 'POST', url: '/graphql', payload: { query: document, variables } },
        as,
      );
      return answer.json<GraphAnswer<Data>>();
    },
    async close() {
      await app.close();
      await connection.close();
      await database.close();
    },
  };
}
