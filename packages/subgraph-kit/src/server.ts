import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema, type GraphQLSchemaModule } from '@apollo/subgraph';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Actor, Clock, NewId } from '@quad/kernel';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Connection } from 'mongoose';
import { guardSchema } from './access/guarded-schema.ts';
import { createDisclosureLog, type DiscloseFile } from './disclosure/disclosure-log.ts';
import { type Disclosures, keepDisclosures } from './disclosure/keep-disclosures.ts';
import { closeGently, isDraining } from './drain.ts';
import type { ProjectionStatus } from './feed-follower.ts';
import type { GatewayClient } from './gateway-client.ts';
import type { Logger } from './logger.ts';
import { outboxStatus } from './outbox.ts';
import { PRINCIPAL_HEADER, type VerifyPrincipal } from './principal-token.ts';
import { sharedScalars } from './scalars.ts';
import { subgraphOperations, traceSubgraph } from './telemetry/subgraph.ts';
import { readTypeDefs } from './type-defs.ts';

/** What every subgraph is given to run with; tests hand in their own. */
export interface SubgraphDeps {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly verifyPrincipal: VerifyPrincipal;
  readonly gateway: GatewayClient;
  /** The folder for files (`QUAD_DATA`). */
  readonly dataDir: string;
}

/** What a request carries before a subgraph adds its repositories and loaders. */
export interface RequestContext extends Actor {
  readonly logger: Logger;
}

type ResolverMap = NonNullable<GraphQLSchemaModule['resolvers']>;

export interface SubgraphOptions<Context extends RequestContext> {
  readonly schemaDir: URL;
  /** The map of resolvers; codegen's types have checked it against the SDL in the subgraph. */
  readonly resolvers: object;
  readonly deps: Pick<SubgraphDeps, 'logger' | 'verifyPrincipal'>;
  /** Adds the subgraph's own ports and loaders to what a request carries; made anew for each request. */
  readonly contextFor: (request: RequestContext) => Context;
  /** Plain HTTP routes under the prefixes of the subgraph's manifest; the principal is checked before them. */
  readonly routes?: (
    app: FastifyInstance,
    actorOf: (request: FastifyRequest) => Actor,
    /** Writes into the disclosure log what a file carries; await it before a byte leaves. */
    discloseFile: DiscloseFile,
  ) => void;
  /** The log of answers with student data; without one a side with marked fields does not start. */
  readonly disclosures?: Disclosures;
}

export interface SubgraphServerOptions<Context extends RequestContext> extends SubgraphOptions<Context> {
  readonly name: string;
  readonly deps: SubgraphDeps;
  readonly projections?: () => Promise<readonly ProjectionStatus[]>;
}

const BODY_LIMIT_BYTES = 1_048_576;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks and in which request, verified from the gateway's token. */
    quadActor?: Actor;
  }
}

/** A subgraph's HTTP server with its health; listens to nothing, so that tests can call it. */
export async function createSubgraphServer<Context extends RequestContext>(
  options: SubgraphServerOptions<Context>,
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    logger: false,
    trustProxy: false,
    return503OnClosing: false,
  });
  closeGently(app);
  traceSubgraph(app, options);
  addHealth(app, options);
  const disclosures = { side: options.name, log: createDisclosureLog(options.deps) };
  await addSubgraph(app, { ...options, disclosures });
  return app;
}

/**
 * Adds a subgraph to a server, which may serve other things beside it. Graph traffic and routes without a principal
 * signed by the gateway are refused with 401 `PRINCIPAL_REQUIRED`.
 */
export async function addSubgraph<Context extends RequestContext>(
  app: FastifyInstance,
  options: SubgraphOptions<Context>,
): Promise<void> {
  const { deps } = options;
  const typeDefs = readTypeDefs(options.schemaDir);
  const resolvers = { ...sharedScalars, ...options.resolvers } as ResolverMap;
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const kept = keepDisclosures<Context>(schema, options.disclosures ?? null);
  // Outermost: what is refused is neither resolved nor disclosed.
  guardSchema(schema, typeDefs);
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: false,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    // The process's own signal handling drains and closes; Apollo's would race it.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => maskUnexpected(formatted, error),
    // Inline traces are for a vendor's studio, and announce themselves on standard output.
    plugins: [
      logUnexpected(deps.logger),
      kept.plugin,
      ApolloServerPluginInlineTraceDisabled(),
      subgraphOperations(),
    ],
  });
  await apollo.start();
  app.addHook('onClose', async () => apollo.stop());

  await app.register(async (inner) => {
    inner.addHook('onRequest', async (request, reply) => {
      const token = request.headers[PRINCIPAL_HEADER];
      try {
        request.quadActor = await deps.verifyPrincipal(typeof token === 'string' ? token : '');
      } catch {
        await reply.code(401).send({
          errors: [
            {
              message: 'Only the gateway may call this; its signed principal is missing or not valid.',
              extensions: { code: 'PRINCIPAL_REQUIRED' },
            },
          ],
        });
      }
    });
    inner.route({
      method: ['POST'],
      url: '/graphql',
      bodyLimit: BODY_LIMIT_BYTES,
      handler: fastifyApolloHandler(apollo, {
        context: async (request) => {
          const actor = actorOf(request);
          return options.contextFor({ ...actor, logger: deps.logger.child({ requestId: actor.requestId }) });
        },
      }),
    });
    options.routes?.(inner, actorOf, kept.discloseFile);
  });
}

function actorOf(request: FastifyRequest): Actor {
  if (request.quadActor === undefined) throw new Error('A route was reached without a verified principal.');
  return request.quadActor;
}

function addHealth<Context extends RequestContext>(
  app: FastifyInstance,
  options: SubgraphServerOptions<Context>,
): void {
  const { connection } = options.deps;
  const facts = async () => {
    const isDatabaseUp = await connection.db?.command({ ping: 1 }).then(
      () => true,
      () => false,
    );
    return { isDatabaseUp: isDatabaseUp === true };
  };
  app.get('/livez', async () => ({ name: options.name, ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const { isDatabaseUp } = await facts();
    const ok = isDatabaseUp && !isDraining();
    return reply.code(ok ? 200 : 503).send({
      name: options.name,
      ok,
      ...(isDraining() ? { draining: true } : {}),
      database: isDatabaseUp ? 'up' : 'down',
      projections: isDatabaseUp ? ((await options.projections?.()) ?? []) : [],
    });
  });
  app.get('/status', async () => {
    const { isDatabaseUp } = await facts();
    if (!isDatabaseUp) return { name: options.name, ok: false, detail: 'The database does not answer.' };
    const [outbox, projections] = await Promise.all([
      outboxStatus(connection),
      options.projections?.() ?? [],
    ]);
    return { name: options.name, ok: true, detail: 'up', outbox, projections };
  });
}

/** Errors that a client caused keep their message; all others are masked, with the request id to ask about. */
function maskUnexpected(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const isMeant =
    unwrapResolverError(error) instanceof GraphQLError &&
    formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR';
  if (isMeant) return formatted;
  return {
    message: 'Something went wrong on our side; the request id finds it in the log.',
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

function logUnexpected(logger: Logger) {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors(request: {
          readonly errors: readonly GraphQLError[];
          readonly contextValue: RequestContext;
        }) {
          for (const error of request.errors) {
            const original = unwrapResolverError(error);
            if (original instanceof GraphQLError) continue;
            logger.error(
              { err: original, path: error.path, requestId: request.contextValue.requestId },
              'unexpected error',
            );
          }
        },
      };
    },
  };
}
