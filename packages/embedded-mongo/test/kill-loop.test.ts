import { expect, it } from 'vitest';
import { runKillLoop } from './durability/kill-loop.ts';

/** `QUAD_CRASH_SEED` gives a seed that failed again; a fault names its own. */
const seed = Number(process.env.QUAD_CRASH_SEED ?? '1');

it('twenty kills under load lose nothing acknowledged and leave nothing half', {
  timeout: 300_000,
}, async () => {
  const { kills, acknowledged, resent, faults } = await runKillLoop({ rounds: 20, seed });
  expect(faults).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(20);
  // A loop that wrote next to nothing would prove nothing.
  expect(acknowledged).toBeGreaterThan(400);
  expect(resent).toBeGreaterThan(0);
});
