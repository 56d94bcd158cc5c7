export type Level = 'info' | 'warn' | 'error' | 'fatal';

/** One JSON line on stderr; stdout belongs to the one line that says where the server listens. */
export function log(level: Level, message: string, facts: Readonly<Record<string, unknown>> = {}): void {
  process.stderr.write(
    `${JSON.stringify({ level, time: new Date().toISOString(), name: 'embedded-mongo', msg: message, ...facts })}\n`,
  );
}
