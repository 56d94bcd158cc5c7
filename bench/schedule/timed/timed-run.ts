import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScheduleProblem } from '@quad/schedule-engine';
import type { TimedBuild } from './timed-build.ts';

export interface Curve {
  readonly name: string;
  readonly build: TimedBuild;
}

export interface Grown {
  readonly students: number;
  readonly build: TimedBuild;
}

/** A build in a process of its own, so that its memory is its own; one that has not ended after `mostSeconds` is an error. */
export async function timedRun(
  folder: string,
  problem: ScheduleProblem,
  seconds: number,
): Promise<TimedBuild> {
  const file = join(folder, `timed-${problem.id}.json`);
  writeFileSync(file, JSON.stringify(problem));
  const mostSeconds = 3 * seconds + 120;
  const child = fork(fileURLToPath(new URL('./timed-build.ts', import.meta.url)), [
    file,
    String(seconds),
    '1',
  ]);
  const late = setTimeout(() => child.kill('SIGKILL'), 1000 * mostSeconds);
  try {
    return await new Promise<TimedBuild>((resolve, reject) => {
      let told: TimedBuild | undefined;
      child.once('message', (message) => {
        told = message as TimedBuild;
        child.disconnect();
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (told === undefined)
          reject(new Error(`A build of ${problem.id} ended with ${code ?? signal} and told nothing.`));
        else resolve(told);
      });
    });
  } finally {
    clearTimeout(late);
  }
}

/** When 99 % of the bound were met; where that never came, when the most that was met was met first. */
export function timeToQuality({ points, bound }: Pick<TimedBuild, 'points' | 'bound'>) {
  const reached = points.find(([, met]) => met >= 0.99 * bound);
  const most = Math.max(0, ...points.map(([, met]) => met));
  const [seconds = Number.NaN] = reached ?? points.find(([, met]) => met === most) ?? [];
  return { seconds, isReached: reached !== undefined, ofBound: most / Math.max(1, bound) };
}

/** What passes before the first step of a search: reading, bounds and the first schedule. */
export const beginOf = ({ reading, bounds, construction }: TimedBuild) => reading + bounds + construction;
