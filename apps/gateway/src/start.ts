import type { Logger } from '@quad/subgraph-kit';
import { isLoopbackHost, startRefusal } from './edge/guards.ts';
import type { GatewayEnv } from './env.ts';
import { hasQuadSubgraphs, parseSupergraph } from './plan/supergraph.ts';
import type { BuildOrder } from './reload/messages.ts';
import type { Others } from './reload/primary-link.ts';
import type { Gateway } from './server.ts';
import type { TrustOptions } from './trust/trust.ts';

/**
 * Makes the gateway of a process from its environment and a supergraph. Subgraphs need not be up.
 * @throws Error with one sentence for what must not run, or cannot.
 */
export async function createGatewayFrom(
  env: GatewayEnv,
  { sdl, source, publicUrl }: Pick<BuildOrder, 'sdl' | 'source' | 'publicUrl'>,
  { logger, others }: { readonly logger: Logger; readonly others: Others },
): Promise<Gateway> {
  const supergraph = parseSupergraph(sdl, source);
  const refusal = startRefusal({
    isProduction: env.NODE_ENV === 'production',
    host: env.HOST,
    isAuthOff: env.QUAD_AUTH === 'off',
    isDemoIssuer: env.QUAD_ISSUER === undefined,
    hasQuadSubgraphs: hasQuadSubgraphs(supergraph),
  });
  if (refusal !== null) throw new Error(refusal);
  // Loaded only now: a refusal is quick.
  const { createGateway } = await import('./server.ts');
  return createGateway({
    supergraph,
    subgraphs: env.QUAD_SUBGRAPHS,
    asking: {
      timeoutMs: env.QUAD_SUBGRAPH_TIMEOUT_MS,
      operationTimeoutMs: env.QUAD_OPERATION_TIMEOUT_MS,
      isShared: env.QUAD_SUBGRAPH_DEDUP === 'on',
    },
    logger,
    publicUrl,
    portalDir: env.QUAD_PORTAL_DIR,
    registryUrl: env.QUAD_REGISTRY_URL,
    keepsAnswers: env.QUAD_RESPONSE_CACHE === 'on',
    limits: env.QUAD_LIMITS,
    trustedProxies: env.QUAD_TRUSTED_PROXIES,
    mostPreviews: env.QUAD_PREVIEWS,
    documents:
      env.QUAD_DOCUMENTS === undefined
        ? undefined
        : { source: env.QUAD_DOCUMENTS, keptFile: env.QUAD_DOCUMENTS_KEPT },
    redisUrl: env.REDIS_URL,
    trust: env.QUAD_AUTH === 'off' ? undefined : await trustOptions(env, publicUrl),
    others,
  });
}

async function trustOptions(env: GatewayEnv, publicUrl: string): Promise<TrustOptions> {
  const { openStores } = await import('./trust/stores.ts');
  return {
    stores: await openStores(env.MONGODB_URI ?? ''),
    principalKeyFile: env.QUAD_PRINCIPAL_KEY ?? '',
    servicesJwks: env.QUAD_SERVICES_JWKS ?? '',
    operatorJwks: env.QUAD_OPERATOR_JWKS,
    identityUrl: (env.QUAD_IDENTITY_URL ?? '').replace(/\/+$/, ''),
    issuer:
      env.QUAD_ISSUER === undefined
        ? undefined
        : {
            url: env.QUAD_ISSUER,
            clientId: env.QUAD_CLIENT_ID ?? '',
            clientSecret: env.QUAD_CLIENT_SECRET ?? '',
          },
    publicUrl,
    isLoopback: isLoopbackHost(env.HOST),
  };
}
