import replyFrom from '@fastify/reply-from';
import { PRINCIPAL_HEADER, REQUEST_ID_HEADER, traceHeaders } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { edgeError } from '../plan/masking.ts';
import { refuseGraph } from './answers.ts';

/** A public path prefix and the deployable that it is streamed to. */
export interface Proxied {
  readonly name: string;
  readonly prefix: string;
  readonly baseUrl: string;
  /** Signs the request's principal; null where none goes along (identity, which makes its own). */
  readonly principalToken: ((request: FastifyRequest) => Promise<string>) | null;
}

const TIMEOUT_MS = 60_000;
/** Cookies of the gateway itself never leave it. */
const OWN_COOKIE = /^(?:__Host-)?quad[_-]?/;

/**
 * Whether a path means what it says. `/files/../graphql` would leave the prefix on the way and
 * reach a subgraph's graph past the limits and contracts of this one.
 */
function isPlainPath(url: string): boolean {
  const [path = ''] = url.split('?');
  return path.startsWith('/') && !path.includes('\\') && new URL(`http://x${path}`).pathname === path;
}

type Headers = Record<string, string | string[] | undefined>;

/** Streams requests under a prefix to its deployable, bodies and answers alike, without holding them. */
export async function addProxy(
  app: FastifyInstance,
  proxied: Proxied,
  publicUrl: string,
  logger: Logger,
): Promise<void> {
  const { host, protocol } = new URL(publicUrl);
  await app.register(async (scope) => {
    await scope.register(replyFrom, {
      base: proxied.baseUrl,
      undici: { connections: 32, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS },
      disableRequestLogging: true,
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      if (!isPlainPath(request.url)) {
        return refuseGraph(
          reply,
          400,
          edgeError('BAD_REQUEST', 'The path leads elsewhere; write it without dot segments.'),
        );
      }
      const token = proxied.principalToken === null ? null : await proxied.principalToken(request);
      return reply.from(request.url, {
        rewriteRequestHeaders: (_request, headers) => ({
          ...(token === null
            ? withoutOwnCookies(inboundOf(headers))
            : withoutCredentials(inboundOf(headers))),
          // Identity counts attempts by address; a subgraph knows its caller by the principal.
          ...(token === null ? { 'x-forwarded-for': request.quadAddress } : { [PRINCIPAL_HEADER]: token }),
          [REQUEST_ID_HEADER]: request.id,
          ...traceHeaders(),
          host,
          'x-forwarded-host': host,
          'x-forwarded-proto': protocol.slice(0, -1),
        }),
        onError: (failed, { error }) => {
          logger.warn({ err: error, subgraph: proxied.name, requestId: request.id }, 'streaming failed');
          void failed.code(503).send({
            errors: [
              {
                message: 'This part of Quad is not available now; try again later.',
                extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: request.id },
              },
            ],
          });
        },
      });
    };
    scope.all(proxied.prefix, handler);
    scope.all(`${proxied.prefix}/*`, handler);
  });
}

/** What a client sent, without what only the gateway may say and what is for this hop alone. */
function inboundOf(headers: Headers): Headers {
  const ofThisHop = String(headers.connection ?? '')
    .toLowerCase()
    .split(/ *, */);
  const kept = Object.entries(headers).filter(
    ([name]) =>
      !name.startsWith('x-quad-') &&
      !name.startsWith('x-forwarded-') &&
      // A trace from outside is not gone on with behind our back.
      name !== 'traceparent' &&
      name !== 'tracestate' &&
      name !== 'forwarded' &&
      !ofThisHop.includes(name),
  );
  return Object.fromEntries(kept);
}

function withoutCredentials(headers: Headers): Headers {
  const { authorization: _token, cookie: _cookies, ...rest } = headers;
  return rest;
}

function withoutOwnCookies(headers: Headers): Headers {
  const { cookie, ...rest } = headers;
  if (typeof cookie !== 'string') return rest;
  const others = cookie.split(/; */).filter((pair) => !OWN_COOKIE.test(pair));
  return others.length === 0 ? rest : { ...rest, cookie: others.join('; ') };
}
