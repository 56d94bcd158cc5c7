import {
  createGatewayClient,
  createLogger,
  exitOnUncaught,
  listen,
  readJwks,
  startTelemetry,
  stopOnSignals,
} from '@quad/subgraph-kit';
import { createDirectory } from './directory.ts';
import { env } from './env.ts';
import { openStores } from './issuer/stores.ts';
import { createIdentity } from './server.ts';
import { isForThisComputerAlone } from './sign-in/this-computer.ts';

const logger = createLogger('identity', env.QUAD_LOG_LEVEL);
exitOnUncaught(logger);
try {
  await startTelemetry('identity', env);
  const stores = await openStores(env.MONGODB_URI);
  const gateway = await createGatewayClient({
    url: env.QUAD_GATEWAY_URL,
    serviceName: 'identity',
    keyFile: env.QUAD_SERVICE_KEY,
  });
  const app = await createIdentity({
    stores,
    directory: createDirectory(gateway),
    publicUrl: env.QUAD_PUBLIC_URL,
    operatorKeys: env.QUAD_OPERATOR_JWKS === undefined ? null : await readJwks(env.QUAD_OPERATOR_JWKS),
    isPickAllowed: isForThisComputerAlone(env),
    logger,
  });
  const close = async () => {
    await app.close();
    await gateway.close();
    await stores.close();
  };
  stopOnSignals(logger, close, {
    stopWithParent: env.QUAD_STOP_WITH_PARENT,
    drainMs: env.QUAD_DRAIN_MS,
  });
  await listen(app, 'identity', env);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
}
