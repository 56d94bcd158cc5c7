import { z } from 'zod';
import { optionalText } from '../optional-text.ts';

/** Where traces and metrics go: OpenTelemetry's own variables, of which its exporter reads more (headers, timeouts). */
export const telemetryEnvShape = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalText.describe(
    'Base URL that takes traces and metrics by OTLP over HTTP (JSON); without it none are made.',
  ),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Which part of the traces that begin here is kept, 0 to 1.'),
  OTEL_BSP_SCHEDULE_DELAY: z.coerce
    .number()
    .int()
    .min(10)
    .default(5_000)
    .describe('Milliseconds between two deliveries of spans.'),
  OTEL_METRIC_EXPORT_INTERVAL: z.coerce
    .number()
    .int()
    .min(10)
    .default(60_000)
    .describe('Milliseconds between two deliveries of metrics.'),
});

export type TelemetryEnv = Readonly<z.infer<typeof telemetryEnvShape>>;
