import cookie from '@fastify/cookie';
import { type Principal, publicPrincipal } from '@quad/kernel';
import { closeGently, REQUEST_ID_HEADER } from '@quad/subgraph-kit';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Streams } from '../events/streams.ts';
import type { AnswerCache } from '../plan/cache/answer-cache.ts';
import type { Contracts } from '../plan/contracts.ts';
import type { Documents } from '../plan/documents.ts';
import type { Executor } from '../plan/executor.ts';
import { edgeError } from '../plan/masking.ts';
import type { Usage } from '../plan/usage/usage.ts';
import type { Previews } from '../previews/previews.ts';
import type { Others } from '../reload/primary-link.ts';
import { ownPaths, type SubgraphMap } from '../transport/subgraph-map.ts';
import { addAuthRoutes } from '../trust/auth-routes.ts';
import type { Safelist } from '../trust/safelist/safelist.ts';
import { ISSUER_PATH, newRequestId, type Trust } from '../trust/trust.ts';
import { answerError } from './answer-error.ts';
import { refuseGraph, refuseTrust } from './answers.ts';
import type { CostCheckOptions } from './checks/cost.ts';
import { clientAddress } from './client-address.ts';
import { addEvents } from './events-route.ts';
import { addGraphRoute } from './graph-route.ts';
import { contentPolicy, securityHeaders } from './headers.ts';
import { addHealth } from './health.ts';
import { isKnownHost } from './known-host.ts';
import { addLimits } from './limits-route.ts';
import { observeRequests } from './observe-requests.ts';
import { addPortal } from './portal.ts';
import { addProxy } from './proxy.ts';

export interface PublicAppOptions {
  readonly executor: Executor;
  readonly operationTimeoutMs: number;
  readonly documents: Documents;
  readonly contracts: Contracts;
  readonly usage: Usage | null;
  readonly trust: Trust | null;
  readonly limiting: CostCheckOptions | null;
  readonly others: Others;
  /** To be called before a change is answered. */
  readonly afterChange: () => Promise<void>;
  readonly safelist: Safelist | null;
  readonly answers: AnswerCache | null;
  readonly previews: Previews | null;
  readonly streams: Streams | null;
  readonly subgraphs: SubgraphMap;
  readonly logger: Logger;
  readonly publicUrl: string;
  readonly trustedProxies: number;
  readonly portalDir: string | undefined;
  readonly identityUrl: string | null;
  readonly registryUrl: string | null;
  readonly isLoopback: boolean;
  /** People sign in by picking a name: only browsers of this machine, under its own names, are served. */
  readonly isDemo: boolean;
}

const BODY_LIMIT_BYTES = 1_048_576;
const ISSUER_PREFIX = { name: 'identity', prefix: ISSUER_PATH };

/** The one public origin: the graph, sign-in, streamed prefixes, health and the portal. */
export async function createPublicApp(options: PublicAppOptions): Promise<FastifyInstance> {
  const { trust, subgraphs } = options;
  // Ids from outside are not taken over: they find lines in our log.
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    logger: false,
    genReqId: newRequestId,
    return503OnClosing: false,
  });
  closeGently(app);
  observeRequests(app, { isTraceTaken: options.isLoopback });
  await app.register(cookie);
  app.decorateRequest('quadAddress', '');
  app.addHook('onRequest', async (request, reply) => {
    request.quadAddress = clientAddress(
      request.headers['x-forwarded-for'],
      request.ip,
      options.trustedProxies,
    );
    void reply.header(REQUEST_ID_HEADER, request.id).headers(securityHeaders);
    void reply.header('content-security-policy', contentPolicy());
    // `GET http://elsewhere/…` is for proxies; a path that is made from it would lead elsewhere.
    if (!request.url.startsWith('/')) {
      return refuseGraph(reply, 400, edgeError('BAD_REQUEST', 'Ask by a path that begins with a slash.'));
    }
    if (options.isDemo && !isKnownHost(request.headers.host, options.publicUrl)) {
      return refuseGraph(
        reply,
        421,
        edgeError('HOST_NOT_SERVED', `This is served at ${options.publicUrl} only.`),
      );
    }
  });
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerError(error, request, reply, options.logger),
  );
  await app.register(async (scope) => addHealth(scope, options));
  await app.register(async (scope) => addWithPrincipal(scope, options));
  const { streams } = options;
  if (trust !== null && streams !== null)
    await app.register(async (scope) => addEvents(scope, { streams, cookies: trust.cookies }));
  if (trust !== null && options.identityUrl !== null) {
    await app.register(async (scope) => addAuthRoutes(scope, { ...trust, ...options }));
    await addProxy(
      app,
      { ...ISSUER_PREFIX, baseUrl: options.identityUrl, principalToken: null },
      options.publicUrl,
      options.logger,
    );
  }
  const prefixes = [...subgraphs.values()].flatMap((place) => place.prefixes);
  await addPortal(app, options.portalDir, [...ownPaths, ...prefixes]);
  return app;
}

/** Routes that run on behalf of someone: the graph and the streamed prefixes of the subgraphs. */
async function addWithPrincipal(scope: FastifyInstance, options: PublicAppOptions): Promise<void> {
  const { trust } = options;
  scope.addHook('onRequest', async (request, reply) => {
    if (trust === null) return;
    const found = await trust.principals.of(request);
    if (found.ok) {
      request.quadPrincipal = found.value;
      return;
    }
    if (found.error.code === 'SESSION_ENDED') reply.clearCookie(trust.cookies.session, trust.cookies.marks);
    return refuseTrust(reply, found.error);
  });
  addGraphRoute(scope, {
    executor: options.executor,
    operationTimeoutMs: options.operationTimeoutMs,
    documents: options.documents,
    contracts: options.contracts,
    usage: options.usage,
    key: trust?.key ?? null,
    limiting: options.limiting,
    safelist: options.safelist,
    answers: options.answers,
    previews: options.previews,
    principalOf,
    afterMutation: options.afterChange,
  });
  if (trust === null) return;
  addLimits(scope, options.limiting?.limits ?? {}, principalOf);
  // What an upload changed must be seen by the query that follows it.
  scope.addHook('onSend', async (request) => {
    const isChange = request.method !== 'GET' && request.method !== 'HEAD';
    if (isChange && !request.url.startsWith('/graphql')) await options.afterChange();
  });
  const principalToken = (request: FastifyRequest) => trust.key.sign(principalOf(request), request.id);
  for (const { name, baseUrl, prefixes } of options.subgraphs.values()) {
    for (const prefix of prefixes)
      await addProxy(scope, { name, prefix, baseUrl, principalToken }, options.publicUrl, options.logger);
  }
}

function principalOf(request: FastifyRequest): Principal {
  return request.quadPrincipal ?? publicPrincipal;
}
