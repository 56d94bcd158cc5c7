import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { readEnv } from './env.ts';
import { log } from './log.ts';

// Stripping types and compiling is most of a start; it is done once. Where nothing may be written, it is done again.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
const { startEmbeddedMongo } = await import('./server.ts');

const read = readEnv(process.env);
if ('faults' in read) {
  for (const fault of read.faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}

const { port, host, dataDir, stopWithParent } = read.env;
try {
  let saidAtMs = Number.NEGATIVE_INFINITY;
  const server = await startEmbeddedMongo({
    dataDir,
    port,
    host,
    collectWhenIdle: true,
    // Whoever started this knows by it that the start goes on.
    onMigration: ({ to, what }) => {
      if (Date.now() - saidAtMs < 1000) return;
      saidAtMs = Date.now();
      process.stdout.write(`${JSON.stringify({ migrating: what, to })}\n`);
    },
  });
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log('info', 'stopping', { signal });
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log('fatal', 'could not stop cleanly', { error: String(error) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  if (stopWithParent) process.stdin.once('close', () => stop('standard input closed')).resume();
  process.stdout.write(`${JSON.stringify({ listening: true, port: server.port, uri: server.uri })}\n`);
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `${taken ? `Port ${port} is in use; stop what listens there, or set PORT to another one.` : message}\n`,
  );
  process.exit(1);
}
