/** What a number says: how it is kept, its unit (UCUM, as OpenTelemetry writes it) and by what it is told apart. */
interface MetricShape {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  readonly unit: string;
  readonly is: string;
  readonly by: readonly string[];
}

/**
 * Every metric that Quad's deployables emit. Dashboards and alert rules in `deploy/` may name no other. What tells
 * series apart is bounded: kinds, codes and names of parts, never anything of a person or of a request's own text.
 */
export const metrics = {
  'http.server.request.duration': {
    kind: 'histogram',
    unit: 's',
    is: 'Answers over HTTP, without health checks.',
    by: ['http.request.method', 'http.route', 'http.response.status_code'],
  },
  'db.client.operation.duration': {
    kind: 'histogram',
    unit: 's',
    is: 'Commands to the database.',
    by: ['db.operation.name', 'error.type'],
  },
  'quad.gateway.request.duration': {
    kind: 'histogram',
    unit: 's',
    is: 'Graph requests at the gateway, refused ones included.',
    by: ['quad.contract', 'quad.client', 'quad.code'],
  },
  'quad.gateway.previews': {
    kind: 'counter',
    unit: '{request}',
    is: 'Graph requests that name a preview, by how they were answered; the usage of the graph has none of them.',
    by: ['http.response.status_code'],
  },
  'quad.gateway.worker': {
    kind: 'gauge',
    unit: '{worker}',
    is: '1 for a worker that takes requests, 0 once it lets go of them, by the first digits of the graph that it serves.',
    by: ['quad.graph.version'],
  },
  'quad.gateway.plans': {
    kind: 'counter',
    unit: '{plan}',
    is: 'Query plans that were needed, found in the cache or made.',
    by: ['quad.plan.cached'],
  },
  'quad.gateway.plan.duration': {
    kind: 'histogram',
    unit: 's',
    is: 'Making a query plan that was not in the cache.',
    by: [],
  },
  'quad.gateway.subgraph.duration': {
    kind: 'histogram',
    unit: 's',
    is: 'Calls of the gateway to subgraphs, by what came of them (`OK` or the code of a fault).',
    by: ['quad.subgraph', 'quad.code'],
  },
  'quad.gateway.subgraph.shared': {
    kind: 'counter',
    unit: '{call}',
    is: 'Calls that were not made, because an identical one was under way.',
    by: ['quad.subgraph'],
  },
  'quad.gateway.breaker.open': {
    kind: 'gauge',
    unit: '{circuit}',
    is: '1 while a subgraph is left alone because too many calls failed, else 0.',
    by: ['quad.subgraph'],
  },
  'quad.gateway.broken_answers': {
    kind: 'counter',
    unit: '{value}',
    is: 'Values of a subgraph that the schema does not allow.',
    by: ['quad.subgraph'],
  },
  'quad.subgraph.operation.duration': {
    kind: 'histogram',
    unit: 's',
    is: 'Graph operations at a subgraph.',
    by: ['graphql.operation.type', 'quad.code'],
  },
  'quad.outbox.pending': { kind: 'gauge', unit: '{message}', is: 'Messages that wait for delivery.', by: [] },
  'quad.outbox.refused': {
    kind: 'gauge',
    unit: '{message}',
    is: 'Messages that the other side refused by name.',
    by: [],
  },
  'quad.outbox.oldest_pending': {
    kind: 'gauge',
    unit: 's',
    is: 'Age of the oldest message that waits for delivery.',
    by: [],
  },
  'quad.outbox.deliveries': {
    kind: 'counter',
    unit: '{delivery}',
    is: 'Deliveries of the outbox that were tried.',
    by: ['quad.act', 'quad.outcome'],
  },
  'quad.due_work.performed': {
    kind: 'counter',
    unit: '{act}',
    is: 'Due work that was tried.',
    by: ['quad.act', 'quad.outcome'],
  },
  'quad.projection.lag': {
    kind: 'gauge',
    unit: 's',
    is: 'Time since a projection last stood at the end of its feed.',
    by: ['quad.projection'],
  },
  'quad.registry.acts': {
    kind: 'counter',
    unit: '{act}',
    is: 'Checks, publishes and other acts of the registry, by what came of them.',
    by: ['http.route', 'http.response.status_code'],
  },
  'quad.process.memory': { kind: 'gauge', unit: 'By', is: 'Resident memory of the process.', by: [] },
  'quad.process.event_loop.delay': {
    kind: 'gauge',
    unit: 's',
    is: 'The 99th percentile of how late the event loop was since the last export.',
    by: [],
  },
} as const satisfies Readonly<Record<string, MetricShape>>;

export type MetricName = keyof typeof metrics;
type OfKind<Kind> = {
  [Name in MetricName]: (typeof metrics)[Name]['kind'] extends Kind ? Name : never;
}[MetricName];
export type CounterName = OfKind<'counter'>;
export type HistogramName = OfKind<'histogram'>;
export type GaugeName = OfKind<'gauge'>;
