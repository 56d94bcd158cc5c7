import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const recorder = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier.includes('opentelemetry')) process.stdout.write(specifier + '\\n');
      return next(specifier, context);
    },
  });
`;

/** What of OpenTelemetry a process loads that starts telemetry under these variables. */
function loadedWith(env: Record<string, string>): readonly string[] {
  const program = `
    const { startTelemetry, telemetryEnvShape, inSpan, count, stopTelemetry } = await import('${join(import.meta.dirname, '../index.ts')}');
    await startTelemetry('test', telemetryEnvShape.parse(process.env));
    await inSpan('act', {}, async (span) => span.set({ is: 'seen' }));
    count('quad.gateway.plans');
    process.exit(0);
  `;
  const ran = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(recorder)}`,
      '--input-type=module',
      '--eval',
      program,
    ],
    { encoding: 'utf8', env: { PATH: process.env.PATH ?? '', ...env } },
  );
  expect(ran.status, ran.stderr).toBe(0);
  return ran.stdout.split('\n').filter(Boolean);
}

it('loads nothing of OpenTelemetry where there is nowhere to send it', () => {
  expect(loadedWith({})).toEqual([]);
  expect(loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })).toEqual([]);
  expect(loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })).toContain(
    '@opentelemetry/sdk-trace',
  );
}, 60_000);
