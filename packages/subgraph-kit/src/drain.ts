import type { FastifyInstance } from 'fastify';

let isGoing = false;

/** Whether this process is about to end; its `/readyz` then says so. */
export function isDraining(): boolean {
  return isGoing;
}

/** Says that this process is about to end, and goes on answering for a while, until nobody sends anything here. */
export async function drain(forMs: number): Promise<void> {
  isGoing = true;
  if (forMs > 0) await new Promise((resolve) => setTimeout(resolve, forMs));
}

/**
 * Lets a server close without cutting anybody off: what is under way is answered, and so is what still comes over
 * open connections, each of which ends with its answer. Fastify by itself would refuse the latter with 503 (the server
 * is to be made with `return503OnClosing: false`) and wait for connections that nobody uses any more.
 */
export function closeGently(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing || isGoing) void reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request) => {
    if (isClosing) request.raw.socket.end();
  });
}
