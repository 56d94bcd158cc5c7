import {
  createClock,
  createGatewayClient,
  createLogger,
  createPrincipalVerifier,
  ensureIndexes,
  exitOnUncaught,
  listen,
  newId,
  openDatabase,
  readJwks,
  readSharedSdl,
  startDueWork,
  startTelemetry,
  stopOnSignals,
} from '@quad/subgraph-kit';
import { createCheckMemory } from './data/check-memory.ts';
import { createDocumentMemory } from './data/document-memory.ts';
import { createGraphMemory } from './data/graph-memory.ts';
import { createGraphReads } from './data/graph-reads.ts';
import { createPreviewMemory } from './data/preview-memory.ts';
import { createUsageMemory } from './data/usage-memory.ts';
import { env } from './env.ts';
import { performDueWork } from './jobs/perform-due-work.ts';
import { createClients } from './out/clients.ts';
import { composer } from './out/composer.ts';
import { documentReader } from './out/document-reader.ts';
import { createGatewayProof, createPlanComparison } from './out/gateway-proof.ts';
import { createLinter } from './out/linter.ts';
import { createRegistry } from './server.ts';

const logger = createLogger('registry', env.QUAD_LOG_LEVEL);
exitOnUncaught(logger);
try {
  await startTelemetry('registry', env);
  const connection = await openDatabase(env.MONGODB_URI, 'registry');
  const memory = createGraphMemory(connection);
  const usage = createUsageMemory(connection);
  const checks = createCheckMemory(connection);
  const documentMemory = createDocumentMemory(connection);
  const previews = createPreviewMemory(connection);
  await ensureIndexes(connection);
  const gateway = await createGatewayClient({
    url: env.QUAD_GATEWAY_URL,
    serviceName: 'platform',
    keyFile: env.QUAD_SERVICE_KEY,
  });
  const clock = createClock({ startsAt: env.QUAD_CLOCK, dataDir: env.QUAD_DATA });
  const app = await createRegistry({
    memory,
    reads: createGraphReads(connection, memory),
    composer,
    lint: createLinter(readSharedSdl(), env.QUAD_LINT === 'refuse'),
    runtime: createGatewayProof(env.QUAD_GATEWAY_PROOF),
    comparePlans: createPlanComparison(env.QUAD_GATEWAY_PROOF, (cause) =>
      logger.error({ err: cause }, 'plans could not be compared'),
    ),
    clock,
    usage,
    checks,
    clients: createClients({ gateway, owners: env.QUAD_CLIENT_OWNERS, logger }),
    newId,
    documentMemory,
    reader: documentReader,
    previews,
    previewRules: { hosts: env.QUAD_PREVIEW_HOSTS, most: env.QUAD_PREVIEWS_MOST },
    days: { window: env.QUAD_USAGE_DAYS, kept: env.QUAD_USAGE_KEPT_DAYS },
    verifyPrincipal: createPrincipalVerifier(await readJwks(env.QUAD_PRINCIPAL_JWKS)),
    operatorKeys: await readJwks(env.QUAD_OPERATOR_JWKS),
    logger,
  });
  const dueWork = startDueWork({
    connection,
    clock,
    logger,
    perform: performDueWork({ previews, clock }),
  });
  const close = async () => {
    await app.close();
    await dueWork.stop();
    await gateway.close();
    await connection.close();
  };
  stopOnSignals(logger, close, {
    stopWithParent: env.QUAD_STOP_WITH_PARENT,
    drainMs: env.QUAD_DRAIN_MS,
  });
  await listen(app, 'registry', env);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
}
