import { createHash } from 'node:crypto';
import {
  createLogger,
  drain,
  exitOnUncaught,
  gauge,
  startTelemetry,
  stopTelemetry,
} from '@quad/subgraph-kit';
import type { GatewayEnv } from '../env.ts';
import { createGatewayFrom } from '../start.ts';
import { keepCompiled } from './compile-cache.ts';
import { type Connections, trackConnections } from './connections.ts';
import type { PrimaryLink, WorkerActs } from './primary-link.ts';

/** How soon other workers show in `/status` what this one counted. */
const TELL_EVERY_MS = 250;

/** What a worker does when it is told to: it answers on one supergraph at a time, which the primary gives it. */
export function createAnswering(env: GatewayEnv, link: PrimaryLink): WorkerActs {
  const logger = createLogger('gateway', env.QUAD_LOG_LEVEL);
  exitOnUncaught(logger);
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
  return {
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
  };
}
