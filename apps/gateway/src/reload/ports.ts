import { createServer, type Server, type Socket } from 'node:net';
import type { Settings, Side } from './messages.ts';

/** The ports of the gateway; whoever answers on them comes and goes. */
export interface Ports {
  /** @throws Error with one sentence when a port cannot be had. */
  listen(settings: Settings): Promise<void>;
  port(): number;
  /** Null when the gateway runs alone. */
  innerPort(): number | null;
  close(): void;
}

export function createPorts(take: (socket: Socket, side: Side) => void): Ports {
  // Nothing is read here: a worker takes over a connection as it came.
  const options = { pauseOnConnect: true, noDelay: true, allowHalfOpen: true };
  const servers: Record<Side, Server> = {
    public: createServer(options, (socket) => take(socket, 'public')),
    inner: createServer(options, (socket) => take(socket, 'inner')),
  };

  function bind(side: Side, host: string, port: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    servers[side].once('listening', resolve).once('error', (cause: NodeJS.ErrnoException) => {
      const name = side === 'public' ? 'PORT' : 'QUAD_INNER_PORT';
      const sentence = `Port ${port} on ${host} is taken; set ${name} to a free one.`;
      reject(cause.code === 'EADDRINUSE' ? new Error(sentence, { cause }) : cause);
    });
    servers[side].listen({ host, port });
    return promise;
  }

  return {
    async listen({ host, port, hasInner, innerHost, innerPort }) {
      await bind('public', host, port);
      if (hasInner) await bind('inner', innerHost, innerPort);
    },
    port: () => portOf(servers.public) ?? 0,
    innerPort: () => portOf(servers.inner),
    close() {
      for (const server of Object.values(servers)) server.close();
    },
  };
}

function portOf(server: Server): number | null {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : null;
}
