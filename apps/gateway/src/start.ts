import { createServer } from 'node:net';
import { createLogger, exitOnUncaught, startTelemetry, stopOnSignals } from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';
import { isLoopbackHost, startRefusal } from './edge/guards.ts';
import { type GatewayEnv, setTelemetryOff } from './env.ts';
import { hasQuadSubgraphs, keepSupergraph, readPublished, readSupergraph } from './plan/supergraph.ts';
import type { TrustOptions } from './trust/trust.ts';

/**
 * Starts the gateway and prints `{ listening, name, port, innerPort }` when both ports listen.
 * What must not run, or cannot, gives one sentence and exit code 1.
 */
export async function startGateway(env: GatewayEnv): Promise<void> {
  const logger = createLogger('gateway', env.QUAD_LOG_LEVEL);
  exitOnUncaught(logger);
  try {
    await startTelemetry('gateway', env);
    const kept = env.QUAD_SUPERGRAPH_KEPT;
    const supergraph =
      kept === undefined
        ? await readSupergraph(env.QUAD_SUPERGRAPH)
        : await readPublished(env.QUAD_SUPERGRAPH, kept, (cause) =>
            logger.warn(
              { err: cause },
              `no supergraph from the registry; the last good one in ${kept} is served`,
            ),
          );
    const refusal = startRefusal({
      isProduction: env.NODE_ENV === 'production',
      host: env.HOST,
      isAuthOff: env.QUAD_AUTH === 'off',
      isDemoIssuer: env.QUAD_ISSUER === undefined,
      hasQuadSubgraphs: hasQuadSubgraphs(supergraph),
    });
    if (refusal !== null) throw new Error(refusal);
    setTelemetryOff();
    // Loaded only now: a refusal is quick, and Apollo's gateway reads the variable while it loads.
    const { createGateway } = await import('./server.ts');
    const port = env.PORT === 0 ? await freePort(env.HOST) : env.PORT;
    const publicUrl = (env.QUAD_PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, '');
    const gateway = await createGateway({
      supergraph,
      subgraphs: env.QUAD_SUBGRAPHS,
      asking: { timeoutMs: env.QUAD_SUBGRAPH_TIMEOUT_MS, isShared: env.QUAD_SUBGRAPH_DEDUP === 'on' },
      logger,
      publicUrl,
      portalDir: env.QUAD_PORTAL_DIR,
      registryUrl: env.QUAD_REGISTRY_URL,
      limits: env.QUAD_LIMITS,
      redisUrl: env.REDIS_URL,
      trust: env.QUAD_AUTH === 'off' ? undefined : await trustOptions(env, publicUrl),
    });
    if (kept !== undefined) await keepSupergraph(kept, supergraph);
    stopOnSignals(logger, gateway.close, {
      stopWithParent: env.QUAD_STOP_WITH_PARENT,
      drainMs: env.QUAD_DRAIN_MS,
    });
    await gateway.publicApp.listen({ port, host: env.HOST });
    await gateway.innerApp?.listen({ port: env.QUAD_INNER_PORT, host: env.QUAD_INNER_HOST });
    const innerPort = gateway.innerApp === null ? null : portOf(gateway.innerApp);
    process.stdout.write(`${JSON.stringify({ listening: true, name: 'gateway', port, innerPort })}\n`);
  } catch (cause) {
    process.stderr.write(`${sentenceOf(cause, env)}\n`);
    process.exit(1);
  }
}

async function trustOptions(env: GatewayEnv, publicUrl: string): Promise<TrustOptions> {
  const { openStores } = await import('./trust/stores.ts');
  return {
    stores: await openStores(env.MONGODB_URI ?? ''),
    principalKeyFile: env.QUAD_PRINCIPAL_KEY ?? '',
    servicesJwks: env.QUAD_SERVICES_JWKS ?? '',
    operatorJwks: env.QUAD_OPERATOR_JWKS,
    identityUrl: (env.QUAD_IDENTITY_URL ?? '').replace(/\/+$/, ''),
    issuer:
      env.QUAD_ISSUER === undefined
        ? undefined
        : {
            url: env.QUAD_ISSUER,
            clientId: env.QUAD_CLIENT_ID ?? '',
            clientSecret: env.QUAD_CLIENT_SECRET ?? '',
          },
    publicUrl,
    isLoopback: isLoopbackHost(env.HOST),
  };
}

function sentenceOf(cause: unknown, env: GatewayEnv): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${env.PORT} on ${env.HOST} is taken; set PORT to a free one.`;
  return cause.message;
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The public address is part of what is signed, so the port must be known before listening. */
function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
