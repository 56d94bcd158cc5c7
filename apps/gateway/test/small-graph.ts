import { createLogger } from '@quad/subgraph-kit';
import type { Logger } from 'pino';
import { parseSupergraph } from '../src/plan/supergraph.ts';
import { createGateway, type Gateway } from '../src/server.ts';
import { readSubgraphMap } from '../src/transport/subgraph-map.ts';
import { compose, createSide, type Resolvers, type Side } from './two-sides.ts';
import type { GraphAnswer } from './world.ts';

export interface SmallSubgraph {
  readonly name: string;
  /** Without the `@link` to federation, which is added. */
  readonly sdl: string;
  readonly resolvers: Resolvers;
}

/** A gateway that runs alone on subgraphs made for one test, each answering over HTTP. */
export interface SmallGraph {
  readonly sides: readonly Side[];
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Record<string, string>,
  ): Promise<SmallAnswer>;
  status(): Promise<unknown>;
  readonly handover: Gateway['handover'];
  close(): Promise<void>;
}

export interface SmallAnswer {
  readonly data: unknown;
  readonly errors: GraphAnswer['errors'];
  readonly extensions: unknown;
  readonly requestId: unknown;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import:
  ["@key", "@external", "@requires", "@shareable", "@interfaceObject", "@provides", "@inaccessible"])
`;

export async function createSmallGraph(
  subgraphs: readonly SmallSubgraph[],
  logger: Logger = createLogger('gateway', 'silent'),
): Promise<SmallGraph> {
  const sides = subgraphs.map(({ name, sdl, resolvers }) => createSide(name, `${LINK}${sdl}`, resolvers));
  await Promise.all(sides.map((side) => side.start()));
  const sdl = compose(sides, 'small.test');
  const map = readSubgraphMap(
    JSON.stringify(Object.fromEntries(sides.map(({ name, url }) => [name, url()]))),
  );
  if (!map.ok) throw new Error(map.error);
  const gateway = await createGateway({
    supergraph: parseSupergraph(sdl, 'a test'),
    subgraphs: map.value,
    asking: { timeoutMs: 10_000, operationTimeoutMs: 30_000, isShared: true },
    logger,
    publicUrl: 'http://localhost:4000',
    portalDir: undefined,
    keepsAnswers: false,
    trust: undefined,
  });
  return {
    sides,
    async ask(query, variables = {}, headers = {}) {
      const answer = await gateway.publicApp.inject({
        method: 'POST',
        url: '/graphql',
        headers,
        payload: { query, variables },
      });
      const { data = null, errors = [], extensions } = answer.json<Partial<SmallAnswer>>();
      return { data, errors, extensions, requestId: answer.headers['x-request-id'] };
    },
    handover: gateway.handover,
    status: async () => (await gateway.publicApp.inject({ url: '/status' })).json<unknown>(),
    async close() {
      await gateway.close();
      await Promise.all(sides.map((side) => side.stop()));
    },
  };
}
