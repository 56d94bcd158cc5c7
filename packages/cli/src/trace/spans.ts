import { z } from 'zod';

/** A part of a request, as a process told it. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  /** Null for the first of a trace. */
  readonly parentId: string | null;
  readonly name: string;
  readonly process: string;
  /** Milliseconds since the epoch. */
  readonly startsAtMs: number;
  readonly tookMs: number;
  readonly hasFailed: boolean;
  readonly facts: Readonly<Record<string, string>>;
}

const value = z.looseObject({
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  intValue: z.union([z.number(), z.string()]).optional(),
  doubleValue: z.number().optional(),
});
const attributes = z.array(z.looseObject({ key: z.string(), value })).default([]);
/** OTLP/JSON writes 64-bit numbers as strings; some writers do not. */
const nanos = z.union([z.string().regex(/^\d+$/), z.number()]).transform((given) => Number(given) / 1e6);
const shape = z.looseObject({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.looseObject({ attributes }).default({ attributes: [] }),
      scopeSpans: z.array(
        z.looseObject({
          spans: z.array(
            z.looseObject({
              traceId: z.string().regex(/^[0-9a-f]{32}$/),
              spanId: z.string().regex(/^[0-9a-f]{16}$/),
              parentSpanId: z.string().optional(),
              name: z.string().max(1_000),
              startTimeUnixNano: nanos,
              endTimeUnixNano: nanos,
              attributes,
              status: z.looseObject({ code: z.number().optional() }).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

const FAILED = 2;

/** The spans of one delivery by OTLP over HTTP in JSON; null when it is something else. */
export function readSpans(body: unknown): readonly Span[] | null {
  const parsed = shape.safeParse(body);
  if (!parsed.success) return null;
  return parsed.data.resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const process = (textsOf(resource.attributes)['service.name'] ?? 'unknown').replace(/^quad-/, '');
    return scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        parentId: span.parentSpanId === undefined || span.parentSpanId === '' ? null : span.parentSpanId,
        name: span.name,
        process,
        startsAtMs: span.startTimeUnixNano,
        tookMs: Math.max(0, span.endTimeUnixNano - span.startTimeUnixNano),
        hasFailed: span.status?.code === FAILED,
        facts: textsOf(span.attributes),
      })),
    );
  });
}

function textsOf(given: z.infer<typeof attributes>): Record<string, string> {
  return Object.fromEntries(
    given.map(({ key, value: { stringValue, boolValue, intValue, doubleValue } }) => [
      key,
      String(stringValue ?? boolValue ?? intValue ?? doubleValue ?? ''),
    ]),
  );
}
