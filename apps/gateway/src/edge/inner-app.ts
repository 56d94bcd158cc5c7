import type { Principal } from '@quad/kernel';
import { closeGently, REQUEST_ID_HEADER } from '@quad/subgraph-kit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Events } from '../events/events.ts';
import type { Contracts } from '../plan/contracts.ts';
import type { Documents } from '../plan/documents.ts';
import type { Executor } from '../plan/executor.ts';
import type { Usage } from '../plan/usage/usage.ts';
import { verifyServiceToken } from '../trust/bearer-tokens.ts';
import { newRequestId, type Trust } from '../trust/trust.ts';
import { trustFaults } from '../trust/trust-fault.ts';
import { refuseTrust } from './answers.ts';
import { addGraphRoute } from './graph-route.ts';
import { observeRequests } from './observe-requests.ts';
import { addTelling } from './tell-route.ts';

const BODY_LIMIT_BYTES = 4 * 1_048_576;

/** The endpoint for Quad's own deployables: each names itself with a signed token and is a service principal. */
export async function createInnerApp(options: {
  readonly executor: Executor;
  readonly operationTimeoutMs: number;
  readonly documents: Documents;
  readonly contracts: Contracts;
  readonly usage: Usage | null;
  readonly trust: Trust;
  readonly events: Events;
  /** To be called before a change is answered. */
  readonly afterChange: () => Promise<void>;
}): Promise<FastifyInstance> {
  const { executor, documents, contracts, usage, trust } = options;
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    logger: false,
    genReqId: requestIdOf,
    return503OnClosing: false,
  });
  closeGently(app);
  observeRequests(app, { isTraceTaken: true });
  app.get('/livez', async () => ({ name: 'gateway', ok: true }));
  // Subgraphs may read the keys from here instead of from a file.
  app.get('/principal-jwks', async () => trust.key.publicJwks());
  await app.register(async (graph) => {
    graph.addHook('onRequest', async (request, reply) => {
      void reply.header(REQUEST_ID_HEADER, request.id);
      const [, token = ''] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
      const verified = await verifyServiceToken(token, trust.serviceKeys);
      if (!verified.ok) return refuseTrust(reply, verified.error);
      request.quadPrincipal = { kind: 'SERVICE', name: verified.value };
    });
    addTelling(graph, options.events);
    addGraphRoute(graph, {
      executor,
      operationTimeoutMs: options.operationTimeoutMs,
      documents,
      contracts,
      usage,
      key: trust.key,
      limiting: null,
      safelist: null,
      answers: null,
      previews: null,
      principalOf,
      afterMutation: options.afterChange,
    });
  });
  return app;
}

/** Services hand on the id of the request that made them ask, so that one id follows an act everywhere. */
function requestIdOf(request: {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}): string {
  const given = request.headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && /^[\w.:-]{1,80}$/.test(given) ? given : newRequestId();
}

function principalOf(request: FastifyRequest): Principal {
  if (request.quadPrincipal === undefined) throw new Error(trustFaults.invalid.message);
  return request.quadPrincipal;
}
