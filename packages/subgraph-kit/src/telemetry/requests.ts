import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type Facts,
  isTelemetryOn,
  measure,
  type Span,
  secondsSince,
  startSpan,
  within,
} from './telemetry.ts';

/** Asked every few seconds by whoever watches over the process; nobody looks for them in a trace. */
const untold = new Set(['/livez', '/readyz', '/status']);

export interface RequestsOptions {
  /** Whether a request goes on with the trace that its `traceparent` names; else it begins one. */
  readonly isTraceTaken: (request: FastifyRequest) => boolean;
  /** Told when a request was answered or its client went. */
  readonly onEnd?: (
    request: FastifyRequest,
    told: { readonly facts: Facts; readonly seconds: number },
  ) => void;
}

/**
 * Makes every request a span, under the pattern of its route: a path may hold what is nobody else's. To be called
 * before other hooks are added, so that what they ask belongs to the request.
 */
export function traceRequests(app: FastifyInstance, options: RequestsOptions): void {
  if (!isTelemetryOn()) return;
  const spans = new WeakMap<FastifyRequest, Span>();
  app.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    if (untold.has(route)) return done();
    const startedAtMs = performance.now();
    const { traceparent } = request.headers;
    const parent = typeof traceparent === 'string' && options.isTraceTaken(request) ? traceparent : null;
    const named = { 'http.request.method': request.method, 'http.route': route };
    const span = startSpan(`${request.method} ${route}`, { kind: 'server', parent, facts: named });
    spans.set(request, span);
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      const status = { 'http.response.status_code': reply.raw.statusCode };
      const seconds = secondsSince(startedAtMs);
      span.set(status);
      if (reply.raw.statusCode >= 500) span.fail(String(reply.raw.statusCode));
      measure('http.server.request.duration', seconds, { ...named, ...status });
      options.onEnd?.(request, { facts: span.facts(), seconds });
      span.end();
    };
    reply.raw.once('finish', end);
    reply.raw.once('close', end);
    within(span, done);
  });
  // Bodies are read on events of the socket, which know nothing of the span.
  app.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else within(span, done);
  });
}
