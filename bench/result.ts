import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const benchFolder = dirname(fileURLToPath(import.meta.url));

/** One figure against its target. */
export interface Bar {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** What is wanted, as written: `< 20`, `= 9`; null where a figure is only recorded. */
  readonly target: string | null;
  readonly holds: boolean | null;
}

export function below(id: string, value: number, unit: string, limit: number): Bar {
  return { id, value, unit, target: `< ${limit}`, holds: value < limit };
}

export function atLeast(id: string, value: number, unit: string, limit: number): Bar {
  return { id, value, unit, target: `≥ ${limit}`, holds: value >= limit };
}

export function exactly(id: string, value: number, unit: string, wanted: number): Bar {
  return { id, value, unit, target: `= ${wanted}`, holds: value === wanted };
}

export function recorded(id: string, value: number, unit: string): Bar {
  return { id, value, unit, target: null, holds: null };
}

/** The middle of some figures, which noise moves least. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

/** Prints the table and writes `bench/results/NAME.json`; the process exits 1 when a bar does not hold. */
export function finish(
  name: string,
  bars: readonly Bar[],
  more: Readonly<Record<string, unknown>> = {},
): void {
  const folder = join(benchFolder, 'results');
  mkdirSync(folder, { recursive: true });
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: benchFolder,
    encoding: 'utf8',
  }).trim();
  const machine = {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ name, commit, machine, bars, ...more }, null, 2)}\n`,
  );
  const width = Math.max(...bars.map(({ id }) => id.length));
  for (const { id, value, unit, target, holds } of bars) {
    const verdict = holds === null ? '' : holds ? 'holds' : 'DOES NOT HOLD';
    process.stdout.write(
      `${id.padEnd(width)}  ${String(Math.round(value * 100) / 100).padStart(12)} ${unit.padEnd(6)} ${(target ?? 'recorded').padEnd(10)} ${verdict}\n`,
    );
  }
  if (bars.some(({ holds }) => holds === false)) process.exitCode = 1;
}
