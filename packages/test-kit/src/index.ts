export { type DomainWalk, walkDomain } from './domain-imports.ts';
export { createFakeGateway, type FakeGateway, type GatewayCall } from './fake-gateway.ts';
export { type InventoryPurpose, readInventory } from './inventory.ts';
export { receiveTelemetry, type SeenPoint, type SeenSpan, type Telemetry } from './otlp-receiver.ts';
export { operator, personWith, service, vendorFor } from './principals.ts';
export { entitiesOf, rootFieldsOf } from './schema-parts.ts';
export { createTestClock, type TestClock } from './test-clock.ts';
export { namesOfOnesOwn, startTestDatabase, type TestDatabase } from './test-database.ts';
export { createTestSubgraph, type GraphAnswer, type TestSubgraph } from './test-subgraph.ts';
