export { AccessUnreadable, accessDirectives } from './access/access-directives.ts';
export { type AccessRules, accessRules } from './access/access-rules.ts';
export { readAccessTable } from './access/access-table.ts';
export { createClock } from './clock.ts';
export {
  type Connection,
  openCursor,
  type Page,
  type PageRequest,
  readPageRequest,
  sealCursor,
  toConnection,
  toPage,
} from './connection.ts';
export { type DiscloseFile, DisclosureLogUnavailable } from './disclosure/disclosure-log.ts';
export { type MarkedCoordinate, markedCoordinates } from './disclosure/marked-coordinates.ts';
export { closeGently, drain, isDraining } from './drain.ts';
export { type PerformDueWork, startDueWork } from './due-work.ts';
export { readEnv, type SubgraphEnv, subgraphEnvShape } from './env.ts';
export {
  type FeedPage,
  type ProjectionStatus,
  projectionStatus,
  startFeedFollower,
} from './feed-follower.ts';
export {
  createGatewayClient,
  GatewayCallFailed,
  type GatewayClient,
  SERVICE_TOKEN_AUDIENCE,
} from './gateway-client.ts';
export { isInForce, type PublishedKey } from './jwks-file.ts';
export { type AuditRow, type DueWorkRow, keptModels, type OutboxRow } from './kept-models.ts';
export { createLogger, type Logger } from './logger.ts';
export { databaseName, ensureIndexes, openDatabase } from './mongo.ts';
export { newId } from './new-id.ts';
export { createOperatorCheck, type OperatorCheck } from './operator-token.ts';
export { optionalText } from './optional-text.ts';
export {
  type Deliver,
  type DeliveryOutcome,
  type OutboxStatus,
  outboxStatus,
  startOutbox,
} from './outbox.ts';
export { createPause } from './pause.ts';
export {
  createPrincipalVerifier,
  PRINCIPAL_HEADER,
  REQUEST_ID_HEADER,
  readJwks,
  type SignedFacts,
  signPrincipal,
  type VerifyPrincipal,
} from './principal-token.ts';
export { exitOnUncaught, listen, type Running, runSubgraph, stopOnSignals } from './run.ts';
export { sharedScalars } from './scalars.ts';
export {
  addSubgraph,
  createSubgraphServer,
  type RequestContext,
  type SubgraphDeps,
  type SubgraphServerOptions,
} from './server.ts';
export { shareableObjects } from './shareable.ts';
export { sharedFilter } from './shared-filter.ts';
export { createShares, type ShareReader, type Shares } from './shares.ts';
export { createSigningKey } from './signing-key.ts';
export { type TelemetryEnv, telemetryEnvShape } from './telemetry/env.ts';
export { type MetricName, metrics } from './telemetry/metrics.ts';
export { traceOperations } from './telemetry/operations.ts';
export { traceRequests } from './telemetry/requests.ts';
export {
  count,
  type Facts,
  gauge,
  inSpan,
  isTelemetryOn,
  measure,
  requestSpan,
  type Span,
  secondsSince,
  startSpan,
  startTelemetry,
  stopTelemetry,
  traceHeaders,
  watch,
  within,
} from './telemetry/telemetry.ts';
export { createTransactions, scheduleIn } from './transactions.ts';
export { readSdl, readSharedSdl, readTypeDefs } from './type-defs.ts';
export { toUserError } from './user-errors.ts';
