import { shareCompiled } from './reload/compile-cache.ts';
import { WORKER_ROLE } from './reload/messages.ts';

/** One program in two roles: the primary holds the ports, its workers answer. Neither loads what the other needs. */
const [, entry = '', role] = process.argv;
if (role === WORKER_ROLE) {
  const { startWorker } = await import('./reload/worker.ts');
  startWorker();
} else {
  shareCompiled();
  const { startPrimary } = await import('./reload/primary.ts');
  await startPrimary(entry);
}
