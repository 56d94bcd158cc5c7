import type { Principal } from '@quad/kernel';
import { createLogger } from '@quad/subgraph-kit';
import { createContext } from '../src/plan/context.ts';
import { createExecutor, type Executor } from '../src/plan/executor.ts';
import { parseSupergraph } from '../src/plan/supergraph.ts';
import { readSubgraphMap } from '../src/transport/subgraph-map.ts';
import { compose, createSide, type Resolvers, type Side } from './two-sides.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external",
  "@requires", "@shareable", "@authenticated", "@requiresScopes", { name: "@policy", as: "@may" }])
`;

export interface RuledAnswer {
  readonly data: unknown;
  /** Code and path of each error, as `CODE a.0.b`. */
  readonly errors: readonly string[];
  readonly coordinates: readonly unknown[];
}

/** Subgraphs whose schemas say who may read what, behind the gateway's executor; asked as any principal. */
export interface RuledGraph {
  readonly sides: readonly Side[];
  ask(
    query: string,
    as: Principal,
    variables?: Record<string, unknown>,
    operationName?: string,
  ): Promise<RuledAnswer>;
  /** What the subgraphs were asked since the last time, in one text. */
  asked(): string;
  close(): Promise<void>;
}

export async function createRuledGraph(
  subgraphs: readonly { readonly name: string; readonly sdl: string; readonly resolvers: Resolvers }[],
): Promise<RuledGraph> {
  const sides = subgraphs.map(({ name, sdl, resolvers }) => createSide(name, `${LINK}${sdl}`, resolvers));
  await Promise.all(sides.map((side) => side.start()));
  const executor = await executorOf(compose(sides, 'ruled.test'), sides);
  return {
    sides,
    async ask(query, as, variables = {}, operationName) {
      const { body } = await executor.apollo.executeOperation(
        { query, variables, ...(operationName === undefined ? {} : { operationName }) },
        { contextValue: createContext({ principal: as, requestId: 'req_1', sign: null }) },
      );
      if (body.kind !== 'single') throw new Error('The graph answered in parts.');
      const { data = null, errors = [] } = body.singleResult;
      return {
        data: JSON.parse(JSON.stringify(data)),
        errors: errors.map(({ path, extensions }) =>
          [extensions?.code, path?.join('.')].filter(Boolean).join(' '),
        ),
        coordinates: errors.map(({ extensions }) => extensions?.coordinate),
      };
    },
    asked() {
      const text = sides.flatMap(({ seen }) => seen.map(({ query }) => query)).join('\n');
      for (const { seen } of sides) seen.length = 0;
      return text;
    },
    async close() {
      await executor.close();
      await Promise.all(sides.map((side) => side.stop()));
    },
  };
}

/** Loads a supergraph as a start of the gateway would. */
export function executorOf(sdl: string, sides: readonly Side[] = []): Promise<Executor> {
  const map = readSubgraphMap(
    JSON.stringify(Object.fromEntries(sides.map(({ name, url }) => [name, url()]))),
  );
  if (!map.ok) throw new Error(map.error);
  return createExecutor({
    supergraph: parseSupergraph(sdl, 'the test'),
    subgraphs: map.value,
    asking: { timeoutMs: 10_000, operationTimeoutMs: 30_000, isShared: false },
    logger: createLogger('gateway', 'silent'),
    hasCsrfPrevention: false,
  });
}
