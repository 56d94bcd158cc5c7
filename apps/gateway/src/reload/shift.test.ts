import { beforeEach, describe, expect, it } from 'vitest';
import { createShift } from './shift.ts';
import type { WorkerProcess } from './worker-process.ts';

interface Fake {
  readonly worker: WorkerProcess;
  readonly parts: number[];
  pulses: (number | null)[];
  hasEnded: boolean;
}

/** A shift asks of workers no more than this. */
function fake(): Fake {
  const one: Fake = {
    parts: [],
    pulses: [],
    hasEnded: false,
    worker: {
      yield: (part: number) => void one.parts.push(part),
      pulse: async () => (one.pulses.length === 0 ? 0.1 : (one.pulses.shift() ?? null)),
      hasEnded: () => one.hasEnded,
    } as WorkerProcess,
  };
  return one;
}

let before: Fake;
let after: Fake;
beforeEach(() => {
  before = fake();
  after = fake();
});

/** How many steps a shift takes. */
async function steps(): Promise<number> {
  let paused = 0;
  const shift = createShift(async () => {
    paused += 1;
    expect(shift.next([after.worker])).toBe(after.worker);
  });
  await shift.from([before.worker], [after.worker]);
  return paused;
}

describe('shifting to the next generation', () => {
  it('has those before let go of more and more, while those after get all that is new', async () => {
    expect(await steps()).toBe(5);
    expect(before.parts).toEqual([0.04, 0.16, 0.36, 0.64, 0.81]);
  });

  it('waits while those after have no rest, or do not say', async () => {
    after.pulses = [0.95, null, 0.2];
    expect(await steps()).toBe(7);
  });

  it('comes to an end on a machine that is always busy', async () => {
    after.pulses = Array.from({ length: 1_000 }, () => 1);
    expect(await steps()).toBe(30);
  });

  it('gives what comes to those before when those after have ended, and nothing to who has', async () => {
    const seen: (WorkerProcess | null)[] = [];
    const shift = createShift(async () => void seen.push(shift.next([after.worker])));
    after.hasEnded = true;
    await shift.from([before.worker], []);
    before.hasEnded = true;
    await shift.from([before.worker], []);
    expect(seen).toEqual([...Array(5).fill(before.worker), ...Array(5).fill(null)]);
  });
});
