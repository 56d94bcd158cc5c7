import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { TelemetryEnv } from './env.ts';
import { createInstruments } from './instruments.ts';
import { watchProcess } from './process.ts';
import type { Backend, Facts, Span, SpanOptions } from './telemetry.ts';
import { readTraceparent, writeTraceparent } from './traceparent.ts';
import { WatchingReader } from './watching-reader.ts';

type OtelSpan = ReturnType<ReturnType<TracerProvider['getTracer']>['startSpan']>;

/** A span and the request of this process that it belongs to: itself, where that begins. */
class LiveSpan implements Span {
  readonly otel: OtelSpan;
  readonly request: LiveSpan;
  #facts: Facts;
  #isOver = false;

  constructor(otel: OtelSpan, parent: LiveSpan | undefined, facts: Facts) {
    this.otel = otel;
    this.request = parent?.request ?? this;
    this.#facts = facts;
  }

  rename(name: string): void {
    this.otel.updateName(name);
  }

  set(facts: Facts): void {
    this.#facts = { ...this.#facts, ...facts };
    this.otel.setAttributes(facts);
  }

  facts(): Facts {
    return this.#facts;
  }

  fail(code: string): void {
    this.otel.setStatus({ code: SpanStatusCode.ERROR });
    this.set({ 'error.type': code });
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.otel.end();
  }
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

/**
 * OpenTelemetry's SDK behind the face of `telemetry.ts`. It is registered with nobody: libraries that speak to
 * OpenTelemetry's global interface (Apollo's gateway, which records documents and messages of errors) stay unheard.
 */
export function openOtlp(name: string, endpoint: string, env: TelemetryEnv): Backend {
  const resource = resourceFromAttributes({
    'service.name': `quad-${name}`,
    'service.namespace': 'quad',
    'service.instance.id': randomUUID(),
    'process.pid': process.pid,
  }).merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] }));
  const tracers = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(env.OTEL_TRACES_SAMPLER_ARG) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }),
        scheduledDelayMillis: env.OTEL_BSP_SCHEDULE_DELAY,
      }),
    ],
  });
  const reader = new WatchingReader(
    new OTLPMetricExporter({ url: `${endpoint}/v1/metrics` }),
    env.OTEL_METRIC_EXPORT_INTERVAL,
  );
  const meters = new MeterProvider({ resource, readers: [reader] });
  const tracer = tracers.getTracer('quad');
  const instruments = createInstruments(meters.getMeter('quad'));
  const active = new AsyncLocalStorage<LiveSpan>();

  function contextOf(parent: string | null | undefined, around: LiveSpan | undefined) {
    if (parent === null) return ROOT_CONTEXT;
    if (parent !== undefined) {
      const remote = readTraceparent(parent);
      return remote === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remote);
    }
    return around === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, around.otel);
  }

  const backend: Backend = {
    start(spanName: string, { kind = 'internal', facts = {}, parent, startedAtMs }: SpanOptions) {
      const around = parent === undefined ? active.getStore() : undefined;
      const otel = tracer.startSpan(
        spanName,
        {
          kind: kinds[kind],
          attributes: facts,
          ...(startedAtMs === undefined ? {} : { startTime: startedAtMs }),
        },
        contextOf(parent, around),
      );
      return new LiveSpan(otel, around, facts);
    },
    within: (span, act) => (span instanceof LiveSpan ? active.run(span, act) : act()),
    request: () => active.getStore()?.request,
    headers() {
      const span = active.getStore();
      return span === undefined ? {} : { traceparent: writeTraceparent(span.otel.spanContext()) };
    },
    ...instruments,
    watch: (read) => reader.watch(read),
    async stop() {
      await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
    },
  };
  watchProcess(backend);
  return backend;
}
