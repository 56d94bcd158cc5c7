import type { FastifyInstance } from 'fastify';
import { createClock } from './clock.ts';
import { drain } from './drain.ts';
import type { SubgraphEnv } from './env.ts';
import { createGatewayClient } from './gateway-client.ts';
import { createLogger, type Logger } from './logger.ts';
import { ensureIndexes, openDatabase } from './mongo.ts';
import { newId } from './new-id.ts';
import { createPrincipalVerifier, readJwks } from './principal-token.ts';
import type { SubgraphDeps } from './server.ts';
import { startTelemetry, stopTelemetry } from './telemetry/telemetry.ts';

/** Something that runs beside the server and is stopped before it. */
export interface Running {
  stop(): Promise<void>;
}

const CLOSE_WITHIN_MS = 10_000;

/**
 * Runs a subgraph: connects, makes its indexes, listens, prints one JSON line
 * `{ listening, name, port }` on standard output, and stops gracefully on SIGTERM or SIGINT.
 */
export async function runSubgraph(options: {
  readonly name: string;
  readonly env: SubgraphEnv;
  readonly createServer: (deps: SubgraphDeps) => Promise<FastifyInstance>;
  readonly startJobs?: (deps: SubgraphDeps) => readonly Running[];
}): Promise<void> {
  const { env } = options;
  const logger = createLogger(options.name, env.QUAD_LOG_LEVEL);
  exitOnUncaught(logger);
  await startTelemetry(options.name, env);
  const connection = await openDatabase(env.MONGODB_URI, options.name);
  const gateway = await createGatewayClient({
    url: env.QUAD_GATEWAY_URL,
    serviceName: options.name,
    keyFile: env.QUAD_SERVICE_KEY,
  });
  const deps: SubgraphDeps = {
    connection,
    clock: createClock({ startsAt: env.QUAD_CLOCK, dataDir: env.QUAD_DATA }),
    newId,
    logger,
    verifyPrincipal: createPrincipalVerifier(await readJwks(env.QUAD_PRINCIPAL_JWKS)),
    gateway,
    dataDir: env.QUAD_DATA,
  };
  const app = await options.createServer(deps);
  await ensureIndexes(connection);
  await listen(app, options.name, env);
  const jobs = options.startJobs?.(deps) ?? [];
  stopOnSignals(
    logger,
    async () => {
      await Promise.all(jobs.map((job) => job.stop()));
      await app.close();
      await gateway.close();
      await connection.close();
    },
    { stopWithParent: env.QUAD_STOP_WITH_PARENT, drainMs: env.QUAD_DRAIN_MS },
  );
}

/** Listens and says so in one JSON line, which the supervisor reads. */
export async function listen(
  app: FastifyInstance,
  name: string,
  env: { readonly PORT: number; readonly HOST: string },
): Promise<void> {
  await app.listen({ port: env.PORT, host: env.HOST });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : env.PORT;
  process.stdout.write(`${JSON.stringify({ listening: true, name, port })}\n`);
}

/**
 * On SIGTERM or SIGINT: says for `drainMs` by `/readyz` that it goes, and answers on; then closes and exits 0; exits 1
 * when that takes too long.
 * With `stopWithParent` also when standard input closes, so that a killed supervisor leaves
 * nothing behind that would hold its ports and its data folder.
 */
export function stopOnSignals(
  logger: Logger,
  close: () => Promise<void>,
  options: { readonly stopWithParent?: boolean; readonly drainMs?: number } = {},
): void {
  const { stopWithParent = false, drainMs = 0 } = options;
  let isClosing = false;
  const stop = () => {
    if (isClosing) return;
    isClosing = true;
    setTimeout(() => process.exit(1), drainMs + CLOSE_WITHIN_MS).unref();
    drain(drainMs)
      .then(close)
      .then(stopTelemetry)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
  };
  if (stopWithParent) process.stdin.once('close', stop).resume();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** A process that met an uncaught exception is in no known state: it says so and exits 1. */
export function exitOnUncaught(logger: Logger): void {
  const fail = (error: unknown) => {
    logger.fatal({ err: error }, 'uncaught exception');
    setImmediate(() => process.exit(1));
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}
