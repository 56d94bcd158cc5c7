import { fileURLToPath } from 'node:url';
import { type Principal, publicPrincipal } from '@quad/kernel';
import {
  createLogger,
  createPrincipalVerifier,
  ensureIndexes,
  newId,
  openDatabase,
  PRINCIPAL_HEADER,
  signPrincipal,
  startDueWork,
} from '@quad/subgraph-kit';
import { createTestClock, type GraphAnswer, startTestDatabase, type TestClock } from '@quad/test-kit';
import type { FastifyInstance } from 'fastify';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Connection } from 'mongoose';
import { createCheckMemory } from '../src/data/check-memory.ts';
import { createDocumentMemory } from '../src/data/document-memory.ts';
import { createGraphMemory } from '../src/data/graph-memory.ts';
import { createGraphReads } from '../src/data/graph-reads.ts';
import { createPreviewMemory } from '../src/data/preview-memory.ts';
import { createUsageMemory } from '../src/data/usage-memory.ts';
import type { Clients } from '../src/domain/check-ports.ts';
import type { ComparePlans, Linter, Runtime } from '../src/domain/ports.ts';
import { performDueWork } from '../src/jobs/perform-due-work.ts';
import { composer } from '../src/out/composer.ts';
import { documentReader } from '../src/out/document-reader.ts';
import { createGatewayProof, createPlanComparison } from '../src/out/gateway-proof.ts';
import { createRegistry } from '../src/server.ts';

/** The gateway's own program; slow enough that only the tests about it ask it. */
const proofProgram = fileURLToPath(new URL('../../gateway/src/prove.ts', import.meta.url));
export const gatewayProof = createGatewayProof(proofProgram);
export const planComparison = createPlanComparison(proofProgram, (cause) => {
  throw cause;
});
const runsAll: Runtime = { refusals: () => Promise.resolve([]) };

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@authenticated"])';

/** Directory owns people; the others add to them. */
export const directory = (more = '') => ({
  name: 'directory',
  sdl: `${link} type Person @key(fields: "id") { id: ID! name: String ${more} } type Query { person(id: ID!): Person }`,
});
export const budgets = (fields = 'cost: Int') => ({
  name: 'budgets',
  sdl: `${link} type Person @key(fields: "id") { id: ID! ${fields} }`,
});
export const cohorts = (fields = 'teams: [String!]') => ({ ...budgets(fields), name: 'cohorts' });

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

/** Registries on one database of their own, as so many processes are; `at` says which is asked. */
export interface World {
  readonly urls: readonly string[];
  get(path: string, headers?: Record<string, string>, at?: number): Promise<Answer>;
  /** As the operator, unless another token is named. */
  post(
    path: string,
    body: object,
    options?: { readonly at?: number; readonly token?: string },
  ): Promise<Answer>;
  publish(...subgraphs: readonly Build[]): Promise<Answer>;
  /** Publishes documents as the operator, or through the gateway as a principal; null names nobody. */
  putDocuments(client: string, documents: object, as?: Principal | null): Promise<Answer>;
  /** Asks the subgraph `platform`, as the gateway does. */
  ask<Data>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    as?: Principal,
  ): Promise<GraphAnswer<Data>>;
  /** Tells usage as the gateway, unless another principal is named. */
  tell(batch: object, options?: { readonly at?: number; readonly as?: Principal }): Promise<Answer>;
  readonly clock: TestClock;
  /** How many rows a collection holds. */
  count(collection: string): Promise<number>;
  token(claims?: { readonly issuer?: string; readonly lifetime?: string }): Promise<string>;
  close(): Promise<void>;
}

type Build = { readonly name: string; readonly sdl: string; readonly revision: number };

export async function createWorld(
  options: {
    readonly runtime?: Runtime;
    readonly clients?: Clients;
    readonly comparePlans?: ComparePlans;
    /** None, unless one is named: the schemas of these tests are short. */
    readonly lint?: Linter;
    readonly processes?: number;
    readonly mostPreviews?: number;
  } = {},
) {
  const database = await startTestDatabase();
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'operator', alg: 'EdDSA', use: 'sig' };
  const clock = createTestClock();
  const stops: (() => Promise<void>)[] = [];
  const urls: string[] = [];
  const connections: Connection[] = [];
  for (let count = 0; count < (options.processes ?? 1); count += 1) {
    const connection = await openDatabase(database.uri, 'registry');
    const memory = createGraphMemory(connection);
    const usage = createUsageMemory(connection);
    const checks = createCheckMemory(connection);
    const documentMemory = createDocumentMemory(connection);
    const previews = createPreviewMemory(connection);
    await ensureIndexes(connection);
    const app: FastifyInstance = await createRegistry({
      memory,
      reads: createGraphReads(connection, memory),
      verifyPrincipal: createPrincipalVerifier(createLocalJWKSet({ keys: [{ ...jwk, kid: 'gateway' }] })),
      composer,
      lint: options.lint ?? (() => []),
      runtime: options.runtime ?? runsAll,
      comparePlans: options.comparePlans ?? (() => Promise.resolve([])),
      clock,
      usage,
      checks,
      clients: options.clients ?? { facts: () => Promise.resolve(new Map()) },
      newId,
      documentMemory,
      reader: documentReader,
      previews,
      previewRules: { hosts: ['localhost', '*.preview.example.org'], most: options.mostPreviews ?? 20 },
      days: { window: 30, kept: 90 },
      operatorKeys: createLocalJWKSet({ keys: [jwk] }),
      logger: createLogger('registry', 'silent'),
    });
    urls.push(await app.listen({ port: 0, host: '127.0.0.1' }));
    const dueWork = startDueWork({
      connection,
      clock,
      logger: createLogger('registry', 'silent'),
      perform: performDueWork({ previews, clock }),
    });
    connections.push(connection);
    stops.push(async () => {
      await app.close();
      await dueWork.stop();
      await connection.close();
    });
  }
  const token: World['token'] = ({ issuer = 'quad-operator', lifetime = '5m' } = {}) =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA', kid: 'operator' })
      .setIssuer(issuer)
      .setAudience('quad')
      .setIssuedAt()
      .setExpirationTime(lifetime)
      .sign(privateKey);
  const ask = async (path: string, at: number, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${urls[at]}${path}`, init);
    const text = await answer.text();
    const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: answer.status, headers: answer.headers, body, text };
  };
  const world: World = {
    urls,
    token,
    get: (path, headers = {}, at = 0) => ask(path, at, { headers }),
    async post(path, body, how = {}) {
      const authorization = `Bearer ${how.token ?? (await token())}`;
      const headers = { authorization, 'content-type': 'application/json' };
      return ask(path, how.at ?? 0, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    async ask<Data>(document: string, variables = {}, as: Principal = publicPrincipal) {
      const signed = await signPrincipal({ principal: as, requestId: 'req_test' }, privateKey, 'gateway');
      const headers = { [PRINCIPAL_HEADER]: signed, 'content-type': 'application/json' };
      const payload = JSON.stringify({ query: document, variables });
      const { text } = await ask('/graphql', 0, { method: 'POST', headers, body: payload });
      return JSON.parse(text) as GraphAnswer<Data>;
    },
    async putDocuments(client, documents, as) {
      const named: Record<string, string> =
        as === null
          ? {}
          : as === undefined
            ? { authorization: `Bearer ${await token()}` }
            : {
                [PRINCIPAL_HEADER]: await signPrincipal(
                  { principal: as, requestId: 'req_1' },
                  privateKey,
                  'gateway',
                ),
              };
      return ask(`/documents/production/${client}`, 0, {
        method: 'PUT',
        headers: { ...named, 'content-type': 'application/json' },
        body: JSON.stringify({ author: 'ada', documents }),
      });
    },
    clock,
    count: async (collection) => (await connections[0]?.collection(collection).countDocuments()) ?? 0,
    async tell(batch, how = {}) {
      const principal = how.as ?? ({ kind: 'SERVICE', name: 'gateway' } as const);
      const signed = await signPrincipal({ principal, requestId: 'req_1' }, privateKey, 'gateway');
      return ask('/usage', how.at ?? 0, {
        method: 'POST',
        headers: { [PRINCIPAL_HEADER]: signed, 'content-type': 'application/json' },
        body: JSON.stringify(batch),
      });
    },
    publish: (...subgraphs) => world.post('/publish', { author: 'ada', commit: 'c0ffee', subgraphs }),
    async close() {
      for (const stop of stops) await stop();
      await database.close();
    },
  };
  return world;
}
