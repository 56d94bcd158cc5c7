import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { edgeError } from '../plan/masking.ts';
import { refuseGraph } from './answers.ts';
import { contentPolicy } from './headers.ts';

/**
 * Serves the built portal; paths of its own router get its `index.html`. Files under `/assets/`
 * carry a hash in their name and may be kept for ever.
 * @param otherPaths public paths that are never the portal's.
 */
export async function addPortal(
  app: FastifyInstance,
  portalDir: string | undefined,
  otherPaths: readonly string[],
): Promise<void> {
  const isOther = (path: string) =>
    otherPaths.some((other) => path === other || path.startsWith(`${other}/`));
  if (portalDir !== undefined) {
    await app.register(fastifyStatic, {
      root: portalDir,
      index: false,
      wildcard: true,
      cacheControl: false,
      setHeaders: (answer, path) => {
        const isHashed = path.includes('/assets/');
        answer.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    app.get('/', (_request, reply) => sendIndex(reply, portalDir));
    app.get('/index.html', (_request, reply) => sendIndex(reply, portalDir));
  }
  app.setNotFoundHandler(async (request: FastifyRequest, reply: FastifyReply) => {
    const [path = '/'] = request.url.split('?');
    const isPage = request.method === 'GET' || request.method === 'HEAD';
    const isFile = /\.[a-z0-9]+$/i.test(path);
    if (portalDir === undefined || !isPage || isFile || isOther(path)) {
      return refuseGraph(reply, 404, edgeError('NOT_FOUND', `There is nothing at ${path}.`));
    }
    return sendIndex(reply, portalDir);
  });
}

async function sendIndex(reply: FastifyReply, portalDir: string): Promise<FastifyReply> {
  const html = await readFile(join(portalDir, 'index.html'), 'utf8').catch(() => null);
  if (html === null) {
    return reply
      .code(503)
      .type('text/plain; charset=utf-8')
      .send('The portal is not built; run its build and reload.\n');
  }
  return reply
    .header('cache-control', 'no-cache')
    .header('content-security-policy', contentPolicy(html))
    .type('text/html; charset=utf-8')
    .send(html);
}
