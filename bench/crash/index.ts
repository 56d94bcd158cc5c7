import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRecorder, cutPower, record, runKillLoop } from '@quad/embedded-mongo/durability';
import { type Bar, exactly, finish, recorded } from '../result.ts';

/**
 * The embedded database's durability, proven twice: kills under load, and power cuts at any moment of a recorded run.
 * `--quick` is 20 kills; `--seed N` is a seed that a fault named. With a fault the process exits 1.
 */
const quick = process.argv.includes('--quick');
const given = process.argv.indexOf('--seed');
const seed = given < 0 ? Date.now() % 1_000_000 : Number(process.argv[given + 1]);
const rounds = quick ? 20 : 200;
const recordings = quick ? 1 : 4;
const cutsOfEach = quick ? 210 : 350;

process.stdout.write(`seed ${seed}\n`);
const started = performance.now();
const killed = await runKillLoop({
  rounds,
  seed,
  say: (line) => process.stdout.write(`${line}\n`),
});
const killSeconds = (performance.now() - started) / 1000;
const faults = [...killed.faults];
const bars: Bar[] = [
  recorded('kills', killed.kills, ''),
  recorded('acknowledged operations before them', killed.acknowledged, ''),
  recorded('operations in flight at a kill', killed.inFlight, ''),
  recorded('numbered writes sent again', killed.resent, ''),
  exactly('faults after kills', killed.faults.length, '', 0),
  recorded('seconds of a kill with all its checks', killSeconds / killed.kills, 's'),
];

const folder = await mkdtemp(join(tmpdir(), 'quad-bench-crash-'));
try {
  const recorder = await buildRecorder(folder);
  if (recorder === undefined) {
    process.stdout.write('No C compiler (cc) on Linux here: power cuts by system calls are left out.\n');
  } else {
    let [cuts, withUnsynced, acknowledged, lost] = [0, 0, 0, 0];
    for (let turn = 0; turn < recordings; turn++) {
      const load = { folder, recorder, seed: seed + turn, clients: 6, operations: quick ? 30 : 80 };
      const events = await record({ ...load, kills: 3, syncs: 'on', syncUs: turn * 2000 });
      for (const boot of ['earlier', 'same'] as const) {
        const cut = await cutPower(events, { ...load, points: cutsOfEach, boot });
        cuts += cut.points;
        withUnsynced += cut.withUnsynced;
        acknowledged += cut.acknowledged;
        lost += cut.faults.length;
        faults.push(...cut.faults);
      }
      process.stdout.write(`recording ${turn + 1} of ${recordings}: ${cuts} power cuts\n`);
    }
    const load = { folder, recorder, seed, clients: 4, operations: 20 };
    const without = await record({ ...load, kills: 0, syncs: 'off', syncUs: 0 });
    const caught = await cutPower(without, { ...load, points: 20, loss: 'all' });
    bars.push(
      recorded('power cuts', cuts, ''),
      recorded('power cuts with something unsynced', withUnsynced, ''),
      recorded('acknowledged operations before them', acknowledged, ''),
      exactly('faults after power cuts', lost, '', 0),
      exactly('syncs off is found out', caught.faults.length > 0 ? 1 : 0, '', 1),
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
finish('crash', bars, { seed, faults });
