import { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { createFlights } from '../transport/flights.ts';
import { graphUrlOf, type SubgraphMap } from '../transport/subgraph-map.ts';
import { createSubgraphSource, type SharedAnswer } from '../transport/subgraph-source.ts';
import { liftRules } from './access/lifted-rules.ts';
import { createBrokenAnswers } from './broken-answers.ts';
import type { BrokenCounts } from './broken-counts.ts';
import { keepAnswers } from './cache/keep-answers.ts';
import type { GatewayContext } from './context.ts';
import { tellCost } from './cost/tell-cost.ts';
import type { UsedOperation } from './documents.ts';
import type { Execution } from './execution/execute-operation.ts';
import { createPlanner } from './execution/planner.ts';
import { createPreparedOperations } from './execution/prepared-operations.ts';
import { createTypeRelations } from './execution/type-relations.ts';
import { maskError, tellErrors } from './masking.ts';
import { observeOperations } from './observe-plans.ts';
import { ownersOf } from './owners.ts';
import { plannedGateway } from './planned-gateway.ts';
import { guardedNames } from './requires/client-aliases.ts';
import { liftRequiredArguments } from './requires/lifted-fields.ts';
import { withResolvableKeysFirst } from './requires/resolvable-keys.ts';
import type { Supergraph } from './supergraph.ts';
import { warmUp } from './warm-up.ts';

/** Plans and runs operations on one supergraph. */
export interface Executor {
  readonly apollo: ApolloServer<GatewayContext>;
  /** The schema that clients see. */
  readonly apiSchema: GraphQLSchema;
  /**
   * Runs an operation from inside, without the edge's checks.
   * @throws Error when the graph answered with errors.
   */
  run<Data>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    context: GatewayContext,
  ): Promise<Data>;
  /** Plans operations without running them; returns how many. */
  warm(operations: readonly UsedOperation[]): Promise<number>;
  /** How often each subgraph answered what the schema does not allow, since the start. */
  brokenAnswers(): BrokenCounts;
  /** Something was changed beside the graph: no query that is under way is shared with later ones. */
  forgetUnderWay(): void;
  close(): Promise<void>;
}

/** How subgraphs are asked. */
export interface Asking {
  /** How long a subgraph may take that has no time of its own in `QUAD_SUBGRAPHS`. */
  readonly timeoutMs: number;
  /** How long an operation may take, all of its calls together. */
  readonly operationTimeoutMs: number;
  /** Identical queries of one principal that are under way at the same time are asked once. */
  readonly isShared: boolean;
}

export async function createExecutor(options: {
  readonly supergraph: Supergraph;
  readonly subgraphs: SubgraphMap;
  readonly asking: Asking;
  readonly logger: Logger;
  /** Off when the gateway runs alone: then simple clients need no special header. */
  readonly hasCsrfPrevention: boolean;
}): Promise<Executor> {
  const { supergraph, subgraphs, asking, logger } = options;
  const flights = asking.isShared ? createFlights<SharedAnswer>() : null;
  const access = liftRules(supergraph.document);
  const document = withResolvableKeysFirst(access.document);
  const lifted = liftRequiredArguments(document);
  // What is between the planner and the subgraphs then reads queries without named fragments.
  const planner = createPlanner(lifted?.document ?? document, { hasNamedFragments: lifted === null });
  const sources = new Map(
    planner.subgraphs.map(({ name, url }) => [
      name,
      createSubgraphSource({
        name,
        url: graphUrlOf(subgraphs, name, url),
        timeoutMs: subgraphs.get(name)?.timeoutMs ?? asking.timeoutMs,
        logger,
        flights,
      }),
    ]),
  );
  const broken = createBrokenAnswers(ownersOf(supergraph.document), logger);
  const execution: Execution = {
    schema: planner.apiSchema,
    broken,
    operations: createPreparedOperations({
      planner,
      subgraphs: sources,
      types: createTypeRelations(planner.fullSchema, planner.apiSchema),
      lifted,
      guarded: guardedNames(supergraph.document),
    }),
  };
  const apollo = new ApolloServer<GatewayContext>({
    gateway: plannedGateway(execution, supergraph.sdl, access.rules),
    introspection: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: options.hasCsrfPrevention,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: quietLogger(logger),
    formatError: maskError,
    plugins: [tellErrors(logger), keepAnswers, tellCost, observeOperations],
  });
  await apollo.start();
  return {
    apollo,
    apiSchema: planner.apiSchema,
    async run<Data>(document: string, variables: Readonly<Record<string, unknown>>, context: GatewayContext) {
      const answer = await apollo.executeOperation(
        { query: document, variables: { ...variables } },
        { contextValue: context },
      );
      if (answer.body.kind !== 'single') throw new Error('The graph answered in parts.');
      const { data, errors } = answer.body.singleResult;
      if (errors !== undefined && errors.length > 0) {
        throw new Error(`The graph answered with errors: ${errors.map((error) => error.message).join('; ')}`);
      }
      return data as Data;
    },
    warm: (operations) => warmUp(execution, operations),
    brokenAnswers: broken.counts,
    forgetUnderWay: () => flights?.forget(),
    async close() {
      await apollo.stop();
      await Promise.all([...sources.values()].map((source) => source.close()));
    },
  };
}

/** Apollo's own lines, without those that only say that it started. */
function quietLogger(logger: Logger) {
  return {
    debug: (message?: unknown) => logger.trace(String(message)),
    info: (message?: unknown) => logger.debug(String(message)),
    warn: (message?: unknown) => logger.warn(String(message)),
    error: (message?: unknown) => logger.error(String(message)),
  };
}
