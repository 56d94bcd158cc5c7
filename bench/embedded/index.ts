import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bar, below, finish, recorded } from '../result.ts';
import { measureMillion } from './million.ts';
import { measureSpeeds, PROBE, type Speeds } from './speeds.ts';

/**
 * The embedded database at one million documents (reads by index, start, memory), and its speeds through Mongoose
 * beside the probe's and beside a raw peer in the same run. `--quick` takes 100,000 documents and 2,000 operations.
 */
const quick = process.argv.includes('--quick');
const total = quick ? 100_000 : 1_000_000;
const operations = quick ? 2_000 : 10_000;
const MOST_MEMORY_MIB = 300;

function atLeast(id: string, value: number, unit: string, floor: number): Bar {
  return { id, value, unit, target: `≥ ${floor}`, holds: value >= floor };
}

const folder = await mkdtemp(join(tmpdir(), 'quad-bench-embedded-'));
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
try {
  const { speeds, peer, syncMs } = await measureSpeeds(folder, operations);
  const million = await measureMillion(join(folder, 'million'), total, say);
  const bars: Bar[] = [recorded('one page written and synced by the machine itself', syncMs, 'ms')];
  const names: readonly (readonly [keyof Speeds, string])[] = [
    ['create', 'create, one by one'],
    ['createAtOnce', 'create, 50 at once'],
    ['insertMany', 'insertMany'],
    ['findOne', 'findOne by unique key'],
  ];
  for (const [key, name] of names) {
    bars.push(atLeast(name, speeds[key], '/s', PROBE[key]));
    bars.push(recorded(`  share of the raw peer's ${Math.round(peer[key])}/s`, speeds[key] / peer[key], ''));
  }
  for (const cost of million.costs) {
    const id = `keys read by: ${cost.id} (${cost.returned} returned)`;
    bars.push({ id, value: cost.keys, unit: '', target: 'by index', holds: cost.indexed });
  }
  bars.push(
    recorded(`count by index (${million.coveredCount.n})`, million.coveredCount.seconds * 1000, 'ms'),
  );
  bars.push(below('start, page cache warm', million.start.warm, 's', 1));
  bars.push(below('start, page cache cold', million.start.cold, 's', 1));
  for (const { id, seconds, peak, heldUpMs } of million.phases) {
    bars.push(recorded(`${id}`, seconds, 's'));
    bars.push(below(`  most memory, all resident pages`, peak.rssMib, 'MiB', MOST_MEMORY_MIB));
    bars.push(below(`  most memory, the process's own`, peak.ownMib, 'MiB', MOST_MEMORY_MIB));
    bars.push(recorded(`  others held up at most`, heldUpMs, 'ms'));
  }
  bars.push(recorded('database file', million.fileMib, 'MiB'));
  finish('embedded', bars, { total, operations, peer, probe: PROBE, costs: million.costs });
} finally {
  await rm(folder, { recursive: true, force: true });
}
