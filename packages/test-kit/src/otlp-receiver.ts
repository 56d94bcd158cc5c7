import { createServer } from 'node:http';
import { startTelemetry, stopTelemetry, telemetryEnvShape } from '@quad/subgraph-kit';

type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface SeenSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly attributes: Attributes;
  /** By OTLP: 2 means failed. */
  readonly status: number;
}

export interface SeenPoint {
  readonly name: string;
  readonly attributes: Attributes;
  /** The value, or of a histogram how many were measured. */
  readonly value: number;
}

interface Attribute {
  readonly key: string;
  readonly value: {
    readonly stringValue?: string;
    readonly intValue?: number;
    readonly doubleValue?: number;
    readonly boolValue?: boolean;
  };
}
interface Point {
  readonly attributes?: readonly Attribute[];
  readonly count?: number;
  readonly asInt?: number;
  readonly asDouble?: number;
}
interface Metric {
  readonly name: string;
  readonly sum?: { readonly dataPoints: readonly Point[] };
  readonly gauge?: { readonly dataPoints: readonly Point[] };
  readonly histogram?: { readonly dataPoints: readonly Point[] };
}
interface Posted {
  readonly resourceSpans?: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly (SeenSpan & PostedSpan)[] }[];
  }[];
  readonly resourceMetrics?: readonly {
    readonly scopeMetrics: readonly { readonly metrics: readonly Metric[] }[];
  }[];
}
interface PostedSpan {
  readonly attributes: never;
  readonly status: never;
}

export interface Telemetry {
  /** Ends telemetry, which sends what is left, and says all that was sent. */
  end(): Promise<{
    readonly spans: readonly SeenSpan[];
    readonly points: readonly SeenPoint[];
    readonly text: string;
  }>;
}

/**
 * Turns telemetry on for this test process, towards a receiver of the test's own. To be called before the server and
 * the database connection that are to be seen.
 */
export async function receiveTelemetry(name: string): Promise<Telemetry> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await startTelemetry(
    name,
    telemetryEnvShape.parse({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` }),
  );
  return {
    async end() {
      await stopTelemetry();
      await new Promise((resolve) => server.close(resolve));
      const posted = bodies.map((body) => JSON.parse(body) as Posted);
      return { spans: posted.flatMap(spansOf), points: posted.flatMap(pointsOf), text: bodies.join('\n') };
    },
  };
}

function spansOf({ resourceSpans = [] }: Posted): readonly SeenSpan[] {
  return resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    .map((span) => ({
      name: span.name,
      traceId: span.traceId,
      spanId: span.spanId,
      parentSpanId: span.parentSpanId,
      attributes: attributesOf(span.attributes),
      status: (span.status as { readonly code?: number }).code ?? 0,
    }));
}

function pointsOf({ resourceMetrics = [] }: Posted): readonly SeenPoint[] {
  const all = resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
  return all.flatMap(({ name, sum, gauge, histogram }) =>
    [sum, gauge, histogram]
      .flatMap((series) => series?.dataPoints ?? [])
      .map((point) => ({
        name,
        attributes: attributesOf(point.attributes ?? []),
        value: Number(point.count ?? point.asInt ?? point.asDouble ?? 0),
      })),
  );
}

function attributesOf(attributes: readonly Attribute[]): Attributes {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.stringValue ?? value.intValue ?? value.doubleValue ?? value.boolValue ?? '',
    ]),
  );
}
