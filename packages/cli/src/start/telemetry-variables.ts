/**
 * OpenTelemetry's variables for the processes: towards the trace page where there is one, often enough to look at it
 * right after a request; else as they stand in the environment of whoever starts Quad.
 */
export function telemetryVariables(traceUrl: string | null): Readonly<Record<string, string>> {
  if (traceUrl !== null) {
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: traceUrl,
      OTEL_BSP_SCHEDULE_DELAY: '300',
      OTEL_METRIC_EXPORT_INTERVAL: '30000',
    };
  }
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith('OTEL_') && value !== undefined ? [[name, value]] : [],
    ),
  );
}
