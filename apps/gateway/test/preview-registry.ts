import Fastify from 'fastify';

/** A preview as the registry tells it. */
export interface ToldPreview {
  readonly id: string;
  readonly sdl: string;
  readonly subgraph: string;
  readonly url: string;
  readonly isWritable: boolean;
  readonly endsInMs: number;
}

/** Tells of previews by a key as the registry does, and takes usage. */
export async function createPreviewRegistry() {
  const previews = new Map<string, ToldPreview | 'ENDED'>();
  const usage: unknown[] = [];
  /** Keys whose whole text was asked for. */
  const given: string[] = [];
  const app = Fastify();
  app.post('/usage', async (request) => {
    usage.push(request.body);
    return { unknown: [] };
  });
  app.get<{ Params: { key: string } }>('/previews/production/:key', async (request, reply) => {
    const { key } = request.params;
    const found = previews.get(key);
    if (found === undefined) {
      return reply.code(404).send({ code: 'PREVIEW_NOT_FOUND', message: `There is no preview "${key}".` });
    }
    if (found === 'ENDED') {
      return reply.code(410).send({ code: 'PREVIEW_ENDED', message: `The preview "${key}" is over.` });
    }
    if (request.headers['if-none-match'] === `"${found.id}"`) return reply.code(304).send();
    given.push(key);
    return found;
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, previews, usage, given, stop: () => app.close() };
}
