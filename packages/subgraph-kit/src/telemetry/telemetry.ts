import type { TelemetryEnv } from './env.ts';
import type { CounterName, GaugeName, HistogramName } from './metrics.ts';

/** What is said of a span or a number: names, codes, counts; never variables, ids of people or filters. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

export interface SpanOptions {
  readonly kind?: 'server' | 'client' | 'internal';
  readonly facts?: Facts;
  /** A W3C `traceparent` from another process; null begins a trace of its own. Undefined goes on with the current span. */
  readonly parent?: string | null;
  /** When it began, in milliseconds since the epoch; undefined means now. */
  readonly startedAtMs?: number;
}

/** A part of a request that takes time. */
export interface Span {
  rename(name: string): void;
  set(facts: Facts): void;
  /** What has been said of it so far. */
  facts(): Facts;
  /** Marks it as failed, by a code. */
  fail(code: string): void;
  end(): void;
}

/** What carries spans and numbers away; made by `otlp.ts`, which is loaded only when there is somewhere to send them. */
export interface Backend {
  start(name: string, options: SpanOptions): Span;
  within<Value>(span: Span, act: () => Value): Value;
  request(): Span | undefined;
  headers(): Readonly<Record<string, string>>;
  count(name: CounterName, by: number, facts: Facts): void;
  measure(name: HistogramName, value: number, facts: Facts): void;
  gauge(name: GaugeName, value: number, facts: Facts): void;
  watch(read: () => Promise<void> | void): () => void;
  stop(): Promise<void>;
}

const unseen: Span = {
  rename: () => undefined,
  set: () => undefined,
  facts: () => ({}),
  fail: () => undefined,
  end: () => undefined,
};

let backend: Backend | null = null;

/**
 * Sends traces and metrics to `OTEL_EXPORTER_OTLP_ENDPOINT`; without one nothing is loaded, and all that is said here
 * costs one comparison. To be called before anything that is to be seen, once per process.
 * @param name of the deployable; `service.name` is `quad-<name>` unless `OTEL_SERVICE_NAME` says otherwise.
 */
export async function startTelemetry(name: string, env: TelemetryEnv): Promise<void> {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '');
  if (endpoint === undefined || backend !== null) return;
  const { openOtlp } = await import('./otlp.ts');
  backend = openOtlp(name, endpoint, env);
}

/** Sends what is left and ends. */
export async function stopTelemetry(): Promise<void> {
  // Those who watch something look once more.
  await backend?.stop();
  backend = null;
}

export function isTelemetryOn(): boolean {
  return backend !== null;
}

/** Begins a span that is not the current one of anything; whoever begins it ends it. */
export function startSpan(name: string, options: SpanOptions = {}): Span {
  return backend === null ? unseen : backend.start(name, options);
}

/** Runs an act as part of a span: what it begins, and what it asks of other processes, belongs to it. */
export function within<Value>(span: Span, act: () => Value): Value {
  return backend === null ? act() : backend.within(span, act);
}

/** An act as a span of its own. What it throws fails the span by the error's `code`, else by its name. */
export async function inSpan<Value>(
  name: string,
  options: SpanOptions,
  act: (span: Span) => Promise<Value>,
): Promise<Value> {
  if (backend === null) return act(unseen);
  const span = backend.start(name, options);
  try {
    return await backend.within(span, () => act(span));
  } catch (fault) {
    span.fail(codeOf(fault));
    throw fault;
  } finally {
    span.end();
  }
}

/** The span of the request that this process is answering, from wherever it is asked; one that nobody sees outside of one. */
export function requestSpan(): Span {
  return backend?.request() ?? unseen;
}

/** Whether what is done now belongs to a span: not so for what a process does by itself, again and again. */
export function isInSpan(): boolean {
  return backend?.request() !== undefined;
}

/** The header with which another process goes on with the current span. */
export function traceHeaders(): Readonly<Record<string, string>> {
  return backend === null ? {} : backend.headers();
}

export function count(name: CounterName, facts: Facts = {}, by = 1): void {
  backend?.count(name, by, facts);
}

/** @param value in the metric's unit: seconds for every duration. */
export function measure(name: HistogramName, value: number, facts: Facts = {}): void {
  backend?.measure(name, value, facts);
}

export function gauge(name: GaugeName, value: number, facts: Facts = {}): void {
  backend?.gauge(name, value, facts);
}

/** Calls `read` before every export, to set gauges; returns what ends that. A `read` that fails leaves them as they were. */
export function watch(read: () => Promise<void> | void): () => void {
  return backend?.watch(read) ?? (() => undefined);
}

/** Seconds between two readings of `performance.now()`. */
export function secondsSince(startedAtMs: number): number {
  return (performance.now() - startedAtMs) / 1000;
}

function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown';
  const code = 'code' in fault ? fault.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : fault.name;
}
