import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a gateway reads its supergraph, as from the registry: by ETag and long poll. */
export interface Shelf {
  readonly url: string;
  /** Serves another text; returns its version, which is its hash. */
  publish(sdl: string): string;
  close(): void;
}

export async function openShelf(first: string): Promise<Shelf> {
  let sdl = first;
  const waiting = new Set<ServerResponse>();
  const version = () => createHash('sha256').update(sdl).digest('hex');
  const give = (answer: ServerResponse) => answer.setHeader('etag', `"${version()}"`).end(sdl);
  const server = createServer((request, answer) => {
    if (request.headers['if-none-match'] !== `"${version()}"`) return give(answer);
    waiting.add(answer);
    return answer.once('close', () => waiting.delete(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/supergraph/production`,
    publish(next) {
      sdl = next;
      for (const answer of waiting) give(answer);
      waiting.clear();
      return version();
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
