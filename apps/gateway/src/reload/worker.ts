import { type GatewayEnv, readGatewayEnv } from '../env.ts';
import type { Settings } from './messages.ts';
import { linkToPrimary, type WorkerActs } from './primary-link.ts';

/**
 * A process that answers on one supergraph, which the primary gives it. It listens to nothing itself: the primary hands
 * it connections. Stops when it is told to, or when the primary is gone.
 */
export function startWorker(): void {
  const env = readGatewayEnv();
  // Signals may go to the whole group; the primary knows in which order to stop.
  process.on('SIGINT', () => undefined).on('SIGTERM', () => undefined);
  const link = linkToPrimary();
  let acts: WorkerActs | null = null;
  // The primary binds its ports by what it is told here, and lets who comes wait: what answers is loaded behind that.
  link.hello(settingsOf(env));
  const loaded = import('./answering.ts').then(({ createAnswering }) => {
    acts = createAnswering(env, link);
    return acts;
  });
  link.serve({
    build: async (order) => (await loaded).build(order),
    take(socket, side) {
      if (acts === null) socket.destroy();
      else acts.take(socket, side);
    },
    leave: () => acts?.leave(),
    yield: (part) => acts?.yield(part),
    drain: async (order) => acts?.drain(order),
    end: async () => acts?.end(),
    forget: () => acts?.forget(),
    handOver: () => acts?.handOver() ?? { operations: [], principals: [] },
  });
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
