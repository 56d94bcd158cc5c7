import type { Principal } from '@quad/kernel';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createInnerApp } from './edge/inner-app.ts';
import { createPublicApp } from './edge/public-app.ts';
import { createOwnEvents } from './events/events.ts';
import { createStreams } from './events/streams.ts';
import { type CachePlace, createAnswerCache } from './plan/cache/answer-cache.ts';
import { cacheRulesOf } from './plan/cache/cache-rules.ts';
import { cutContracts } from './plan/contracts.ts';
import { createCosts } from './plan/cost/costs.ts';
import { createDocuments, type KnownDocument } from './plan/documents.ts';
import { type Asking, createExecutor } from './plan/executor.ts';
import type { Supergraph } from './plan/supergraph.ts';
import { withCountedRuns } from './plan/usage/counted-runs.ts';
import { sendToRegistry } from './plan/usage/registry-usage.ts';
import { createUsage, type Usage } from './plan/usage/usage.ts';
import { createPreviews, type Previews } from './previews/previews.ts';
import { readFromRegistry } from './previews/registry-previews.ts';
import { createHandoverDesk, type HandoverDesk } from './reload/handover.ts';
import { alone, type Others } from './reload/primary-link.ts';
import type { SubgraphMap } from './transport/subgraph-map.ts';
import type { Charge } from './trust/budgets/charge.ts';
import type { Limits } from './trust/budgets/limits.ts';
import { createMemoryPoints } from './trust/budgets/memory-points.ts';
import type { PointsStore } from './trust/budgets/points-store.ts';
import { type DocumentsPlace, followDocuments } from './trust/safelist/published-documents.ts';
import { createSafelist } from './trust/safelist/safelist.ts';
import { createTrust, type Trust, type TrustOptions } from './trust/trust.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before any route of the graph or of a proxied prefix runs. */
    quadPrincipal?: Principal;
    /** From where it came, as far as that can be believed. */
    quadAddress: string;
    /** What is asked, where it could be read. */
    quadOperation?: KnownDocument;
    /** What the operation of a graph request costs, once it was weighed. */
    quadCharge?: Charge;
    /** Where the answer of a graph request is kept. */
    quadPlace?: CachePlace;
  }
}

export interface GatewayOptions {
  readonly supergraph: Supergraph;
  readonly subgraphs: SubgraphMap;
  readonly asking: Asking;
  readonly logger: Logger;
  readonly publicUrl: string;
  readonly portalDir: string | undefined;
  /** Inner base URL of the registry, whose status is shown with the others'. */
  readonly registryUrl?: string | undefined;
  /** Keeps answers to queries all of whose fields say `@cacheControl`. */
  readonly keepsAnswers: boolean;
  /** What people, vendors and the public may ask for; by default where nothing is said. */
  readonly limits?: Limits;
  /** How many proxies of our own every request passes; none where nothing is said. */
  readonly trustedProxies?: number;
  /** How many previews are held at once; 0, or without a registry, serves none. */
  readonly mostPreviews?: number;
  /** Where clients' documents are published; undefined binds nobody to them. */
  readonly documents?: DocumentsPlace | undefined;
  /** Redis or Valkey, where gateways of several machines share what is left of each account. */
  readonly redisUrl?: string | undefined;
  /** Undefined runs the gateway alone (`QUAD_AUTH=off`): no principals, no limits, no inner endpoint. */
  readonly trust: TrustOptions | undefined;
  /** How often a stream of events finds out anew who reads it; 15 s where nothing is said. */
  readonly eventsBeatMs?: number | undefined;
  /** The other workers; none when this gateway is the only one. */
  readonly others?: Others;
}

export interface Gateway {
  readonly publicApp: FastifyInstance;
  /** For services only; null when the gateway runs alone. */
  readonly innerApp: FastifyInstance | null;
  /** Takes over from the gateway before it, and gives to the one after it. */
  readonly handover: HandoverDesk;
  /** Ends the streams of events, whose readers come again. */
  endStreams(): void;
  close(): Promise<void>;
}

/** Makes the gateway; it listens to nothing, so that tests can call it. Subgraphs need not be up. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraph, subgraphs, logger, publicUrl, others = alone } = options;
  const executor = await createExecutor({
    supergraph,
    subgraphs,
    asking: options.asking,
    logger,
    hasCsrfPrevention: options.trust !== undefined,
  });
  const documents = createDocuments({ capacity: 2_000, maxTextLength: 20_000 });
  const usage = usageOf(options, () => trust);
  const counted = usage === null ? executor : withCountedRuns(executor, documents, usage);
  const trust = options.trust === undefined ? null : await createTrust(options.trust, counted, logger);
  const answers = options.keepsAnswers
    ? createAnswerCache(executor.apiSchema, cacheRulesOf(supergraph.document))
    : null;
  const shared = {
    executor,
    operationTimeoutMs: options.asking.operationTimeoutMs,
    trust,
    subgraphs,
    logger,
    documents,
    usage,
    others,
    contracts: cutContracts(executor.apiSchema, supergraph),
    /** Told before a change is answered: who sees the answer sees the change, whichever worker is asked next. */
    async afterChange() {
      trust?.whoIsWho.forget();
      executor.forgetUnderWay();
      answers?.clear();
      previews?.forget();
      await others.tellForget();
    },
  };
  const store = trust === null ? null : await pointsStore(options, others);
  const previews = store === null ? null : previewsOf(options, store, shared.afterChange);
  const safelist = options.documents === undefined ? null : createSafelist();
  const following =
    options.documents === undefined || safelist === null
      ? null
      : await followDocuments(options.documents, safelist, logger);
  const events = others.events ?? createOwnEvents();
  const streams =
    trust === null
      ? null
      : createStreams({ events, principals: trust.principals, beatMs: options.eventsBeatMs });
  const publicApp = await createPublicApp({
    ...shared,
    streams,
    safelist,
    answers,
    previews,
    limiting:
      store === null
        ? null
        : {
            costs: createCosts(executor.apiSchema, supergraph.document),
            limits: options.limits ?? {},
            store,
          },
    publicUrl,
    trustedProxies: options.trustedProxies ?? 0,
    portalDir: options.portalDir,
    identityUrl: options.trust?.identityUrl ?? null,
    registryUrl: options.registryUrl ?? null,
    isLoopback: options.trust?.isLoopback ?? true,
    isDemo: options.trust !== undefined && options.trust.issuer === undefined,
  });
  const innerApp = trust === null ? null : await createInnerApp({ ...shared, trust, events });
  return {
    publicApp,
    innerApp,
    handover: createHandoverDesk({ executor, answers, previews, documents, trust, publicApp, publicUrl }),
    endStreams: () => streams?.end(),
    async close() {
      streams?.end();
      await Promise.all([publicApp.close(), innerApp?.close()]);
      await Promise.all([usage?.close(), previews?.close()]);
      await executor.close();
      await Promise.all([trust?.close(), store?.close(), following?.close()]);
    },
  };
}

/** Where points are counted: for all machines in Redis, else for all workers by the primary, else here. */
async function pointsStore({ redisUrl, logger }: GatewayOptions, { points }: Others): Promise<PointsStore> {
  if (redisUrl === undefined) return points ?? createMemoryPoints();
  const { createRedisPoints } = await import('./trust/budgets/redis-points.ts');
  return createRedisPoints(redisUrl, logger);
}

/** Graphs that are being worked on, as the registry says them; the thread they run in is begun with the first. */
function previewsOf(
  { registryUrl, trust, asking, subgraphs, limits = {}, mostPreviews = 0, logger }: GatewayOptions,
  store: PointsStore,
  afterChange: () => Promise<void>,
): Previews | null {
  if (registryUrl === undefined || trust === undefined || mostPreviews === 0) return null;
  const { principalKeyFile } = trust;
  const settings = { subgraphs, asking, limits, principalKeyFile, logLevel: logger.level };
  const registry = readFromRegistry(registryUrl);
  const previews = createPreviews({
    settings,
    read: registry.read,
    most: mostPreviews,
    store,
    afterChange,
    logger,
  });
  return {
    ...previews,
    async close() {
      await previews.close();
      await registry.close();
    },
  };
}

/** Who runs what is told to the registry, in the gateway's own name; alone, the gateway has none. */
function usageOf({ registryUrl, trust, logger }: GatewayOptions, trusted: () => Trust | null): Usage | null {
  if (registryUrl === undefined || trust === undefined) return null;
  const send = sendToRegistry(registryUrl, async (principal, requestId) => {
    const key = trusted()?.key;
    if (key === undefined) throw new Error('The gateway has no key yet.');
    return key.sign(principal, requestId);
  });
  return createUsage({ send, logger });
}
