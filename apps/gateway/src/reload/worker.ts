import { createHash } from 'node:crypto';
import {
  createLogger,
  drain,
  exitOnUncaught,
  gauge,
  startTelemetry,
  stopTelemetry,
} from '@quad/subgraph-kit';
import { type GatewayEnv, readGatewayEnv } from '../env.ts';
import { createGatewayFrom } from '../start.ts';
import { keepCompiled } from './compile-cache.ts';
import { type Connections, trackConnections } from './connections.ts';
import type { Settings } from './messages.ts';
import { linkToPrimary } from './primary-link.ts';

/** How soon other workers show in `/status` what this one counted. */
const TELL_EVERY_MS = 250;

/**
 * A process that answers on one supergraph, which the primary gives it. It listens to nothing itself: the primary hands
 * it connections. Stops when it is told to, or when the primary is gone.
 */
export function startWorker(): void {
  const env = readGatewayEnv();
  const logger = createLogger('gateway', env.QUAD_LOG_LEVEL);
  exitOnUncaught(logger);
  // Signals may go to the whole group; the primary knows in which order to stop.
  process.on('SIGINT', () => undefined).on('SIGTERM', () => undefined);
  const link = linkToPrimary();
  let gateway: Awaited<ReturnType<typeof createGatewayFrom>> | null = null;
  let connections: Connections | null = null;
  let version = 'none';
  let told = '{}';
  let isTelling = false;
  function tellBroken(): void {
    const counts = gateway?.handover.broken() ?? {};
    if (JSON.stringify(counts) === told) return;
    told = JSON.stringify(counts);
    link.tellBroken(counts);
  }
  link.serve({
    async build(order) {
      await startTelemetry('gateway', env);
      const made = await createGatewayFrom(env, order, { logger, others: link });
      await made.handover.takeOver(order.handover);
      await made.handover.check();
      keepCompiled();
      const { publicApp, innerApp } = made;
      const apps = innerApp === null ? [publicApp] : [publicApp, innerApp];
      await Promise.all(apps.map((app) => app.ready()));
      gateway = made;
      version = createHash('sha256').update(order.sdl).digest('hex').slice(0, 12);
      gauge('quad.gateway.worker', 1, { 'quad.graph.version': version });
      connections = trackConnections(apps.map(({ server }) => server));
      if (!isTelling) setInterval(tellBroken, TELL_EVERY_MS).unref();
      isTelling = true;
    },
    take(socket, side) {
      const app = side === 'public' ? gateway?.publicApp : gateway?.innerApp;
      if (app == null) socket.destroy();
      else connections?.take(app.server, socket);
    },
    leave: () => void drain(0),
    yield: (part) => connections?.yield(part),
    async drain(order) {
      gauge('quad.gateway.worker', 0, { 'quad.graph.version': version });
      gateway?.endStreams();
      await connections?.drain(order);
      tellBroken();
      await gateway?.close();
      // Another supergraph may come; nothing of this one is held any longer.
      gateway = null;
      connections = null;
      told = '{}';
    },
    end: stopTelemetry,
    forget: () => gateway?.handover.forget(),
    handOver: () => gateway?.handover.give() ?? { operations: [], principals: [] },
  });
  link.hello(settingsOf(env));
}

function settingsOf(env: GatewayEnv): Settings {
  return {
    host: env.HOST,
    port: env.PORT,
    innerHost: env.QUAD_INNER_HOST,
    innerPort: env.QUAD_INNER_PORT,
    hasInner: env.QUAD_AUTH === 'on',
    source: env.QUAD_SUPERGRAPH,
    keptFile: env.QUAD_SUPERGRAPH_KEPT ?? null,
    processes: env.QUAD_GATEWAY_PROCESSES,
    publicUrl: env.QUAD_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    logLevel: env.QUAD_LOG_LEVEL,
    stopsWithParent: env.QUAD_STOP_WITH_PARENT,
    drainMs: env.QUAD_DRAIN_MS,
    hungAfterMs: env.QUAD_HUNG_AFTER_MS,
  };
}
