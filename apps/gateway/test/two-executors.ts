import { ApolloGateway } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createLogger } from '@quad/subgraph-kit';
import { type DocumentNode, execute, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { createBrokenAnswers } from '../src/plan/broken-answers.ts';
import { createContext } from '../src/plan/context.ts';
import { type Execution, executeOperation } from '../src/plan/execution/execute-operation.ts';
import { createPlanner } from '../src/plan/execution/planner.ts';
import { createPreparedOperations } from '../src/plan/execution/prepared-operations.ts';
import type { SubgraphAnswer } from '../src/plan/execution/subgraph-call.ts';
import { createTypeRelations } from '../src/plan/execution/type-relations.ts';
import { guardedNames } from '../src/plan/requires/client-aliases.ts';
import { withResolvableKeysFirst } from '../src/plan/requires/resolvable-keys.ts';
import type { SmallSubgraph } from './small-graph.ts';
import { compose } from './two-sides.ts';

type Variables = Readonly<Record<string, unknown>>;

/** An answer, with its errors as `message at path`. */
export interface Answered {
  readonly data: unknown;
  readonly errors: readonly string[];
  /** What is null or wrong where the schema promises a value, as paths. */
  readonly broken: readonly string[];
  readonly subgraphRequests: number;
}

/** One graph, whose subgraphs answer within the process, run by Quad and by Apollo's own executor. */
export interface TwoExecutors {
  readonly schema: GraphQLSchema;
  ours(query: string, variables?: Variables): Promise<Answered>;
  apollos(query: string, variables?: Variables): Promise<Answered>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import:
  ["@key", "@external", "@requires", "@shareable", "@interfaceObject", "@provides", "@inaccessible"])
`;

const BROKEN = 'SCHEMA_BROKEN_BY_ANSWER';

export async function createTwoExecutors(subgraphs: readonly SmallSubgraph[]): Promise<TwoExecutors> {
  let requests = 0;
  const asks = new Map(
    subgraphs.map(({ name, sdl, resolvers }) => {
      const schema = buildSubgraphSchema([
        { typeDefs: parse(`${LINK}${sdl}`), resolvers: resolvers as never },
      ]);
      return [
        name,
        async (query: string, variables: Variables): Promise<SubgraphAnswer> => {
          requests += 1;
          const document = parse(query);
          const faults = validate(schema, document);
          const answer =
            faults.length > 0
              ? { errors: faults }
              : await execute({ schema, document, variableValues: variables });
          return JSON.parse(JSON.stringify(answer)) as SubgraphAnswer;
        },
      ] as const;
    }),
  );
  const ask = (name: string, query: string, variables: Variables) => {
    const subgraph = asks.get(name);
    if (subgraph === undefined) throw new Error(`There is no subgraph ${name}.`);
    return subgraph(query, variables);
  };
  const supergraphSdl = compose(
    subgraphs.map(({ name, sdl }) => ({ name, sdl: `${LINK}${sdl}` })),
    'small.test',
  );
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const planner = createPlanner(withResolvableKeysFirst(supergraph), { hasNamedFragments: true });
  const execution: Execution = {
    schema: planner.apiSchema,
    broken: createBrokenAnswers(new Map(), createLogger('gateway', 'silent')),
    operations: createPreparedOperations({
      planner,
      subgraphs: new Map(
        subgraphs.map(({ name }) => [
          name,
          {
            ask: ({ body }) => {
              const { query, variables } = JSON.parse(body) as { query: string; variables: Variables };
              return ask(name, query, variables);
            },
          },
        ]),
      ),
      types: createTypeRelations(planner.fullSchema),
      lifted: null,
      guarded: guardedNames(supergraph),
    }),
  };
  const stock = new ApolloGateway({
    supergraphSdl,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    buildService: ({ name }) => ({
      process: ({ request }) => ask(name, request.query ?? '', request.variables ?? {}) as never,
    }),
  });
  const { executor } = await stock.load();
  await stock.stop();

  return {
    schema: planner.apiSchema,
    async ours(query, variables = {}) {
      const before = requests;
      const context = createContext({ principal: { kind: 'PUBLIC' }, requestId: 'req_1', sign: null });
      const prepared = execution.operations.prepare(query, validated(planner.apiSchema, query), undefined);
      const { data, errors, subgraphRequests } = await executeOperation(
        prepared,
        variables,
        context,
        execution,
      );
      if (subgraphRequests !== requests - before) throw new Error('Requests are not counted right.');
      const isBroken = (error: GraphQLError) => error.extensions.code === BROKEN;
      return {
        data: plain(data),
        errors: told(errors.filter((error) => !isBroken(error))),
        broken: errors.filter(isBroken).map(({ path }) => (path ?? []).join('.')),
        subgraphRequests,
      };
    },
    async apollos(query, variables = {}) {
      const before = requests;
      const document = validated(planner.apiSchema, query);
      const answer = await executor({
        request: { query, variables },
        document,
        source: query,
        queryHash: query,
        schema: planner.apiSchema,
        context: {},
        metrics: {},
      } as never);
      const { valueCompletion = [] } = (answer.extensions ?? {}) as { valueCompletion?: GraphQLError[] };
      return {
        data: plain(answer.data),
        errors: told(answer.errors ?? []),
        broken: valueCompletion.map(({ path }) => (path ?? []).join('.')),
        subgraphRequests: requests - before,
      };
    },
  };
}

function validated(schema: GraphQLSchema, query: string): DocumentNode {
  const document = parse(query);
  const [fault] = validate(schema, document);
  if (fault !== undefined) throw fault;
  return document;
}

function told(errors: readonly GraphQLError[]): string[] {
  return errors.map(({ message, path }) => `${message} at ${(path ?? []).join('.')}`).sort();
}

function plain(data: unknown): unknown {
  return data === undefined ? undefined : (JSON.parse(JSON.stringify(data)) as unknown);
}
