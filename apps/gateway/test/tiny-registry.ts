import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves a supergraph as the registry does: with its hash as ETag, and by long poll. */
export async function createTinyRegistry(first: string) {
  let sdl = first;
  const waiting = new Set<ServerResponse>();
  const etag = () => `"${createHash('sha256').update(sdl).digest('hex')}"`;
  const give = (answer: ServerResponse) => answer.setHeader('etag', etag()).end(sdl);
  const server = createServer((request, answer) => {
    const isKnown = request.headers['if-none-match'] === etag();
    if (!isKnown) return give(answer);
    if (request.headers.prefer === undefined) return answer.writeHead(304).end();
    waiting.add(answer);
    return answer.once('close', () => waiting.delete(answer));
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/supergraph/production`,
    publish(next: string) {
      sdl = next;
      for (const answer of waiting) give(answer);
      waiting.clear();
    },
    start: () => listen(port),
    async stop() {
      const stopped = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await stopped;
    },
  };
}
