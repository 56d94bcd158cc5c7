import { expect, it } from 'vitest';
import { runKillLoop } from './durability/kill-loop.ts';

/** `QUAD_CRASH_SEED` gives a seed that failed again; a fault names its own. */
const seed = Number(process.env.QUAD_CRASH_SEED ?? '1');

it('twenty kills under load lose nothing acknowledged and leave nothing half', {
  timeout: 300_000,
}, async () => {
  // Two data folders side by side: much of the time is a process that starts.
  const loops = await Promise.all([seed, seed + 1].map((one) => runKillLoop({ rounds: 10, seed: one })));
  const sum = (of: 'kills' | 'acknowledged' | 'resent'): number =>
    loops.reduce((total, loop) => total + loop[of], 0);
  expect(loops.flatMap(({ faults }) => faults)).toEqual([]);
  expect(sum('kills')).toBeGreaterThanOrEqual(20);
  // A loop that wrote next to nothing would prove nothing.
  expect(sum('acknowledged')).toBeGreaterThan(400);
  expect(sum('resent')).toBeGreaterThan(0);
});
