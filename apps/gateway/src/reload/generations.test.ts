import { createLogger } from '@quad/subgraph-kit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrokenCounts } from '../plan/broken-counts.ts';
import { createGenerations, type Generations } from './generations.ts';
import { type BuildOrder, type Handover, nothingToHandOver, type Shared } from './messages.ts';
import type { Published } from './published.ts';
import type { WorkerEvents, WorkerProcess } from './worker-process.ts';

/** A worker that comes up as the test says. */
interface FakeWorker extends WorkerProcess {
  readonly events: WorkerEvents;
  order: BuildOrder | null;
  shared: Shared | null;
  taken: number;
  forgotten: number;
  isDraining: boolean;
  isGivingWay: boolean;
  pulses: number | null;
  counts: BrokenCounts;
  /** All that it had is answered. */
  empty(): void;
  die(how: string): void;
}

const published = (version: string): Published => ({ sdl: version, version, source: 'url', etag: null });
const socket = {} as Parameters<Generations['take']>[0];
const used: Handover = { operations: [{ text: '{ a }', operationName: null, uses: 3 }], principals: [] };

let workers: FakeWorker[];
let refused: Set<string>;
let kept: string[];
let wasGivingWay: boolean[];
let generations: Generations;

function fakeWorker(events: WorkerEvents): FakeWorker {
  const ended = Promise.withResolvers<string>();
  let isOver = false;
  let heard = 0;
  let drained = Promise.withResolvers<boolean>();
  const worker: FakeWorker = {
    pid: workers.length + 1,
    settings: Promise.reject(new Error('not asked for')),
    ended: ended.promise,
    events,
    order: null,
    shared: null,
    taken: 0,
    forgotten: 0,
    isDraining: false,
    isGivingWay: false,
    pulses: 0.1,
    counts: {},
    giveWay(isGivingWay) {
      worker.isGivingWay = isGivingWay;
    },
    yield: () => undefined,
    async pulse() {
      if (worker.pulses !== null) heard += 1;
      return worker.pulses;
    },
    heard: () => heard,
    hasEnded: () => isOver,
    async build(order) {
      worker.order = order;
      wasGivingWay.push(worker.isGivingWay);
      if (refused.has(order.sdl)) throw new Error(`${order.sdl} is no graph.`);
    },
    take() {
      worker.taken += 1;
    },
    leave: () => undefined,
    drain() {
      worker.isDraining = true;
      drained = Promise.withResolvers();
      return drained.promise;
    },
    empty() {
      worker.isDraining = false;
      drained.resolve(true);
    },
    end: () => worker.die('code 0'),
    share(shared) {
      worker.shared = shared;
    },
    async forget() {
      worker.forgotten += 1;
    },
    handOver: async () => (worker.order === null ? nothingToHandOver : used),
    broken: () => worker.counts,
    takeBroken() {
      const last = worker.counts;
      worker.counts = {};
      return last;
    },
    kill: () => worker.die('SIGKILL'),
    die(how) {
      isOver = true;
      drained.resolve(false);
      ended.resolve(how);
    },
  };
  worker.settings.catch(() => undefined);
  workers.push(worker);
  return worker;
}

function create(processes: number): Generations {
  return createGenerations({
    start: fakeWorker,
    processes,
    hungAfterMs: 40,
    pause: async () => undefined,
    publicUrl: () => 'http://localhost:4000',
    keptFile: 'kept',
    keep: async ({ version }) => void kept.push(version),
    logger: createLogger('gateway', 'silent'),
  });
}

const worker = (number: number) => workers[number - 1] as FakeWorker;
const graphOf = (number: number) => worker(number).shared?.graph;

beforeEach(() => {
  workers = [];
  refused = new Set();
  kept = [];
  wasGivingWay = [];
  generations = create(1);
});

describe('a newer graph', () => {
  it('gets a worker of its own, which takes over what was asked most and all new connections', async () => {
    await generations.begin(published('one'));
    generations.want(published('two'));
    await vi.waitFor(() => expect(worker(1).isDraining).toBe(true));
    expect(worker(2).order).toMatchObject({ sdl: 'two', handover: used });
    generations.take(socket, 'public');
    expect([worker(1).taken, worker(2).taken]).toEqual([0, 1]);
    expect(graphOf(2)).toMatchObject({ version: 'two', isKept: false, dropped: null });
    expect(kept).toEqual(['one', 'two']);
  });

  it('is dropped when it does not come up, and the one before it stays', async () => {
    await generations.begin(published('one'));
    refused.add('two');
    generations.want(published('two'));
    await vi.waitFor(() => expect(graphOf(1)?.dropped).toMatchObject({ version: 'two' }));
    expect(graphOf(1)).toMatchObject({ version: 'one', dropped: { reason: 'two is no graph.' } });
    expect([worker(1).isDraining, worker(2).hasEnded()]).toEqual([false, true]);
    generations.want(published('two'));
    generations.want(published('one'));
    expect(graphOf(1)?.dropped).toBeNull();
    expect(workers).toHaveLength(2);
    expect(kept).toEqual(['one']);
  });

  it('gets the worker that the one before it is done with, and those are not built against who answers', async () => {
    await generations.begin(published('one'));
    for (const [version, freed] of [
      ['two', 1],
      ['three', 2],
      ['four', 1],
    ] as const) {
      generations.want(published(version));
      await vi.waitFor(() => expect(kept).toContain(version));
      worker(freed).counts = { directory: 2 };
      worker(freed).empty();
    }
    expect(workers.map(({ order }) => order?.sdl)).toEqual(['three', 'four']);
    expect(wasGivingWay).toEqual([false, true, true, true]);
    expect(workers.map(({ isGivingWay }) => isGivingWay)).toEqual([false, false]);
    await vi.waitFor(() => expect(worker(2).shared?.brokenElsewhere).toEqual({ directory: 6 }));
  });

  it('waits while three before it still end what they began, and the newest is taken then', async () => {
    vi.useFakeTimers();
    await generations.begin(published('one'));
    const later = () => vi.advanceTimersByTimeAsync(6_000);
    for (const version of ['two', 'three', 'four']) {
      generations.want(published(version));
      await later();
    }
    generations.want(published('five'));
    generations.want(published('six'));
    await later();
    expect(kept).toEqual(['one', 'two', 'three', 'four']);
    worker(1).die('code 0');
    await later();
    expect(kept).toEqual(['one', 'two', 'three', 'four', 'six']);
    vi.useRealTimers();
  });

  it('that is kept on disk is not kept again', async () => {
    await generations.begin({ ...published('one'), source: 'kept' });
    expect([kept, graphOf(1)?.isKept]).toEqual([[], true]);
  });
});

describe('several workers', () => {
  beforeEach(async () => {
    generations = create(2);
    await generations.begin(published('one'));
  });

  it('take connections in turns', () => {
    for (let n = 0; n < 6; n += 1) generations.take(socket, 'public');
    expect([worker(1).taken, worker(2).taken]).toEqual([3, 3]);
  });

  it('are told of what one of them changed, and those that drain too', async () => {
    generations.want(published('two'));
    await vi.waitFor(() => expect(worker(1).isDraining).toBe(true));
    await worker(4).events.onForget(worker(4));
    expect(workers.map(({ forgotten }) => forgotten)).toEqual([1, 1, 1, 0]);
    expect(worker(4).shared?.peers).toBe(3);
  });

  it('say together what each of them counted, and those that ended', async () => {
    worker(1).counts = { directory: 2 };
    worker(2).counts = { directory: 1, cohorts: 5 };
    worker(1).events.onBroken();
    expect(worker(1).shared?.brokenElsewhere).toEqual({ directory: 1, cohorts: 5 });
    expect(worker(2).shared?.brokenElsewhere).toEqual({ directory: 2 });
    worker(1).die('SIGKILL');
    await vi.waitFor(() => expect(workers).toHaveLength(3));
    await vi.waitFor(() => expect(worker(3).shared?.brokenElsewhere).toEqual({ directory: 3, cohorts: 5 }));
  });
});

it('ends a worker that does not answer any more, and starts another', async () => {
  await generations.begin(published('one'));
  worker(1).pulses = null;
  await vi.waitFor(() => expect(worker(1).hasEnded()).toBe(true));
  await vi.waitFor(() => expect(worker(2).order?.sdl).toBe('one'));
  generations.take(socket, 'public');
  expect(worker(2).taken).toBe(1);
});

it('starts another worker when one ends, and connections wait for it', async () => {
  await generations.begin(published('one'));
  worker(1).die('SIGSEGV');
  await vi.waitFor(() => expect(worker(1).hasEnded()).toBe(true));
  generations.take(socket, 'public');
  await vi.waitFor(() => expect(workers).toHaveLength(2));
  await vi.waitFor(() => expect(worker(2).taken).toBe(1));
  expect([worker(1).taken, worker(2).order?.sdl]).toEqual([0, 'one']);
});
