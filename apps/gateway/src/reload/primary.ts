import { setTimeout as pause } from 'node:timers/promises';
import { createLogger } from '@quad/subgraph-kit/logger';
import type { Logger } from 'pino';
import { createBoard } from '../events/board.ts';
import { createDesks } from '../events/desks.ts';
import { newWord } from '../events/events.ts';
import { createMemoryPoints } from '../trust/budgets/memory-points.ts';
import { followPublished, sentenceOf } from './follow.ts';
import { createGenerations, type Generations } from './generations.ts';
import type { Settings } from './messages.ts';
import { countPoints } from './points-link.ts';
import { createPorts } from './ports.ts';
import { createGivingWay } from './priority.ts';
import { keep, type Published, readKept, readPublished } from './published.ts';
import { startWorkerProcess, type WorkerEvents, type WorkerProcess } from './worker-process.ts';

const FIRST_READ_WITHIN_MS = 10_000;
const STOPPED_WITHIN_MS = 10_000;

/**
 * The process that holds the ports and the workers, and nothing of the graph: it stays small and never stands still.
 * Prints `{ listening, name, port, innerPort }` when the first generation is healthy. What must not run, or cannot, gives
 * one sentence and exit code 1.
 */
export async function startPrimary(entry: string): Promise<void> {
  // The first worker reads the environment for both, so that the primary need not load what reads it.
  let early: WorkerProcess | null = null;
  let handler: WorkerEvents | null = null;
  const start = (events: WorkerEvents): WorkerProcess => {
    handler = events;
    const worker = early ?? fork();
    early = null;
    return worker;
  };
  const points = createMemoryPoints();
  const giveWay = createGivingWay();
  const createDesk = createDesks(createBoard(newWord()));
  const fork = () =>
    startWorkerProcess(
      entry,
      {
        onForget: async (worker) => handler?.onForget(worker),
        onBroken: () => handler?.onBroken(),
      },
      { count: (order) => countPoints(points, order), giveWay, createDesk },
    );
  early = fork();
  const first = early;
  process.once('SIGTERM', stopEarly).once('SIGINT', stopEarly);
  function stopEarly(): void {
    first.kill();
    process.exit(0);
  }
  const settings = await first.settings.catch(() => null);
  if (settings === null) process.exit(1);
  try {
    const logger = createLogger('gateway', settings.logLevel);
    const { keptFile } = settings;
    const generations = createGenerations({
      start,
      processes: settings.processes,
      hungAfterMs: settings.hungAfterMs,
      publicUrl: () => settings.publicUrl ?? `http://localhost:${ports.port()}`,
      keptFile,
      keep: async (published) => (keptFile === null ? undefined : keep(keptFile, published.sdl)),
      logger,
    });
    const ports = createPorts(generations.take);
    await ports.listen(settings);
    const published = await begin(generations, settings, logger);
    const stopFollowing = followPublished(settings.source, published.etag, {
      onPublished: generations.want,
      onTrouble: generations.trouble,
    });
    process.off('SIGTERM', stopEarly).off('SIGINT', stopEarly);
    stopWhenTold(settings, async () => {
      stopFollowing();
      generations.leave();
      await pause(settings.drainMs);
      ports.close();
      await generations.stop();
    });
    const said = { listening: true, name: 'gateway', port: ports.port(), innerPort: ports.innerPort() };
    process.stdout.write(`${JSON.stringify(said)}\n`);
  } catch (cause) {
    process.stderr.write(`${sentenceOf(cause)}\n`);
    first.kill();
    process.exit(1);
  }
}

/** The published graph, and the last good one when that cannot be read or does not come up. */
async function begin(generations: Generations, settings: Settings, logger: Logger): Promise<Published> {
  const signal = AbortSignal.timeout(FIRST_READ_WITHIN_MS);
  const kept = settings.keptFile === null ? null : await readKept(settings.keptFile);
  let tried: Published | null = null;
  try {
    tried = await readPublished(settings.source, { known: null, waitSeconds: 0, signal });
    if (tried === null) throw new Error(`${settings.source} answered that nothing has changed.`);
    await generations.begin(tried);
    return tried;
  } catch (cause) {
    if (kept === null || kept.version === tried?.version) throw cause;
    logger.warn(
      { err: cause },
      `the published graph cannot be served; the last good one in ${kept.source} is`,
    );
    await generations.begin(kept);
    return kept;
  }
}

/** Stops as every deployable does: by a signal, or when whoever started it is gone. */
function stopWhenTold(settings: Settings, close: () => Promise<void>): void {
  let isClosing = false;
  const stop = () => {
    if (isClosing) return;
    isClosing = true;
    setTimeout(() => process.exit(1), settings.drainMs + STOPPED_WITHIN_MS).unref();
    void close().then(() => process.exit(0));
  };
  if (settings.stopsWithParent) process.stdin.once('close', stop).resume();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
