import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeGently, isDraining, type Logger, traceRequests } from '@quad/subgraph-kit';
import Fastify, { type FastifyInstance } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import type { Directory } from './directory.ts';
import { createCurrentProvider } from './issuer/current-provider.ts';
import { addKeyRoutes } from './issuer/key-routes.ts';
import { ISSUER_PATH } from './issuer/provider.ts';
import type { Stores } from './issuer/stores.ts';
import { createVendorClients } from './issuer/vendor-clients.ts';
import { addSignInRoutes } from './sign-in/routes.ts';
import { addTokenRoutes } from './tokens/routes.ts';

export interface IdentityOptions {
  readonly stores: Stores;
  readonly directory: Directory;
  readonly publicUrl: string;
  readonly operatorKeys: JWTVerifyGetKey | null;
  /** Whether a name may be picked to sign in. */
  readonly isPickAllowed: boolean;
  readonly logger: Logger;
}

/** Identity's HTTP server; it listens to nothing, so that tests can call it. */
export async function createIdentity(options: IdentityOptions): Promise<FastifyInstance> {
  const { stores, directory, publicUrl, logger } = options;
  const { keys, payloads, accounts, drafts, attempts } = stores;
  const provider = await createCurrentProvider(
    {
      publicUrl,
      keys,
      payloads,
      vendorClients: createVendorClients(directory),
      localPerson: accounts.bySubject,
    },
    logger,
  );

  const app = Fastify({ bodyLimit: 65_536, logger: false, return503OnClosing: false });
  closeGently(app);
  app.addHook('onClose', async () => provider.close());
  // Whoever signs in asks through the gateway, which passes no header on that names a trace.
  traceRequests(app, { isTraceTaken: () => true });
  addHealth(app, stores);
  await app.register(async (scope) =>
    addSignInRoutes(scope, { ...options, provider: provider.now, accounts, drafts, attempts }),
  );
  await app.register(async (scope) => addTokenRoutes(scope, { ...options, keys }));
  await app.register(async (scope) =>
    addKeyRoutes(scope, { keys, operatorKeys: options.operatorKeys, refresh: provider.refresh }),
  );
  await app.register(async (scope) =>
    addIssuer(scope, (request, response) => provider.now().callback()(request, response)),
  );
  return app;
}

type Callback = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Everything else below the issuer is the provider's, which reads bodies itself. */
function addIssuer(scope: FastifyInstance, callback: Callback): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all(`${ISSUER_PATH}/*`, (request, reply) => {
    reply.hijack();
    const { raw } = request;
    // The provider learns from the two where it is mounted.
    Object.assign(raw, { originalUrl: raw.url, url: (raw.url ?? '').slice(ISSUER_PATH.length) });
    void callback(raw, reply.raw);
  });
}

function addHealth(app: FastifyInstance, stores: Stores): void {
  async function own() {
    const ok = await stores.isUp();
    return { name: 'identity', ok, detail: ok ? 'up' : 'The database does not answer.' };
  }
  app.get('/livez', async () => ({ name: 'identity', ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const status = await own();
    const ok = status.ok && !isDraining();
    return reply.code(ok ? 200 : 503).send({ ...status, ok, ...(isDraining() ? { draining: true } : {}) });
  });
  app.get('/status', own);
}
