import type { ServerResponse } from 'node:http';
import { type Principal, publicPrincipal } from '@quad/kernel';
import { REQUEST_ID_HEADER } from '@quad/subgraph-kit';
import Fastify, { type FastifyError } from 'fastify';
import type { Logger } from 'pino';
import { answerError } from '../edge/answer-error.ts';
import { refusePreviewWrites } from '../edge/checks/preview-writes.ts';
import { addGraphRoute } from '../edge/graph-route.ts';
import { cutContracts } from '../plan/contracts.ts';
import { createCosts } from '../plan/cost/costs.ts';
import { createDocuments } from '../plan/documents.ts';
import { createExecutor } from '../plan/executor.ts';
import { parseSupergraph } from '../plan/supergraph.ts';
import { withPlace } from '../transport/subgraph-map.ts';
import type { PointsStore } from '../trust/budgets/points-store.ts';
import type { PrincipalKey } from '../trust/keys.ts';
import type { PreviewText, RoomAnswer, RoomRequest, RoomSettings } from './messages.ts';

/** One previewed graph, with everything of its own: plans, parsed texts, connections, circuits. */
export interface PreviewGraph {
  answer(request: RoomRequest): Promise<RoomAnswer>;
  /** Who asked it has gone: what is under way for it is given up. */
  gone(requestId: string): void;
  forget(): void;
  /** Once what is under way is answered. */
  close(): Promise<void>;
}

const KEPT_TEXTS = { capacity: 200, maxTextLength: 20_000 } as const;

/**
 * Makes the graph of a preview, with the rules of the gateway's own: contracts, cost, access, masking. Answers are not
 * kept, since what stands behind a preview is exchanged under way.
 * @param onChange told after every mutation and before its answer.
 * @throws Error when it is no supergraph that runs.
 */
export async function createPreviewGraph(
  preview: PreviewText,
  given: {
    readonly settings: RoomSettings;
    readonly key: PrincipalKey;
    readonly store: PointsStore;
    readonly logger: Logger;
    readonly onChange: (requestId: string) => Promise<void>;
  },
): Promise<PreviewGraph> {
  const { settings, key, store } = given;
  const logger = given.logger.child({ preview: preview.id });
  const supergraph = parseSupergraph(preview.sdl, `the preview ${preview.id}`);
  const executor = await createExecutor({
    supergraph,
    subgraphs: withPlace(settings.subgraphs, preview.subgraph, preview.url),
    asking: settings.asking,
    logger,
    hasCsrfPrevention: true,
  });
  const asking = new Map<string, { readonly principal: Principal; raw?: ServerResponse }>();
  const app = Fastify({ logger: false, genReqId: (raw) => String(raw.headers[REQUEST_ID_HEADER]) });
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, logger));
  app.addHook('onRequest', async (request, reply) => {
    const one = asking.get(request.id);
    if (one !== undefined) one.raw = reply.raw;
  });
  addGraphRoute(app, {
    executor,
    operationTimeoutMs: settings.asking.operationTimeoutMs,
    documents: createDocuments(KEPT_TEXTS),
    contracts: cutContracts(executor.apiSchema, supergraph),
    key,
    // What is tried out tells nobody which fields are in use.
    usage: null,
    limiting: { costs: createCosts(executor.apiSchema, supergraph.document), limits: settings.limits, store },
    safelist: null,
    answers: null,
    previews: null,
    ahead: preview.isWritable ? [] : [refusePreviewWrites],
    principalOf: ({ id }) => asking.get(id)?.principal ?? publicPrincipal,
    afterMutation: ({ id }) => given.onChange(id),
  });
  await app.ready();
  let whenIdle: (() => void) | undefined;

  return {
    async answer({ id, path, headers, body, principal }) {
      asking.set(id, { principal });
      try {
        const answer = await app.inject({
          method: 'POST',
          url: path,
          headers: { ...headers, 'content-type': 'application/json', [REQUEST_ID_HEADER]: id },
          payload: body,
        });
        return { status: answer.statusCode, headers: textual(answer.headers), body: answer.payload };
      } finally {
        asking.delete(id);
        if (asking.size === 0) whenIdle?.();
      }
    },
    gone: (requestId) => void asking.get(requestId)?.raw?.destroy(),
    forget: () => executor.forgetUnderWay(),
    async close() {
      await new Promise<void>((resolve) => {
        whenIdle = resolve;
        if (asking.size === 0) resolve();
      });
      await app.close();
      await executor.close();
    },
  };
}

/** Headers without those of the connection, which is another one outside. */
function textual(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const ofConnection = ['connection', 'content-length', 'date', 'transfer-encoding', 'keep-alive'];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      ofConnection.includes(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
