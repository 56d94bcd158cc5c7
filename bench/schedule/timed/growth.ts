import { generateSchool, schoolParameters } from '@quad/schedule-engine';
import { type Bar, recorded } from '../../result.ts';
import { growthPictures } from './pictures.ts';
import type { TimedBuild } from './timed-build.ts';
import { beginOf, type Grown, timedRun, timeToQuality } from './timed-run.ts';

/** Students, and the time that the search is given at the most. */
const sizes = [
  { students: 300, seconds: 20 },
  { students: 800, seconds: 30 },
  { students: 1500, seconds: 40 },
  { students: 2400, seconds: 55 },
  { students: 5000, seconds: 170 },
  { students: 10_000, seconds: 300 },
] as const;

/** How time and memory grow with the students, by one build of each size; a table, figures and two pictures. */
export async function growth(folder: string, pictures: string, isQuick: boolean) {
  const grown: Grown[] = [];
  say('students', 'of bound', 'reached after', 'begin', 'steps/s', 'peak memory');
  for (const { students, seconds } of isQuick ? sizes.slice(0, 3) : sizes) {
    const problem = generateSchool(schoolParameters(students, 1));
    const build = await timedRun(folder, problem, isQuick ? 8 : seconds);
    grown.push({ students, build });
    const reached = timeToQuality(build);
    say(
      String(students),
      `${(100 * reached.ofBound).toFixed(2)} %`,
      `${reached.seconds.toFixed(1)} s${reached.isReached ? '' : ' (best)'}`,
      `${beginOf(build).toFixed(2)} s`,
      String(Math.round(stepsPerSecond(build))),
      `${Math.round(build.peakMib)} MiB`,
    );
  }
  growthPictures(pictures, grown);
  return {
    bars: grown.flatMap(barsOf),
    rows: grown.map(({ students, build: { points: _, ...row } }) => ({ students, ...row })),
  };
}

const stepsPerSecond = ({ steps, seconds, reading, bounds }: TimedBuild) =>
  steps / Math.max(0.1, seconds - reading - bounds);

function barsOf({ students, build }: Grown): Bar[] {
  const { seconds, isReached, ofBound } = timeToQuality(build);
  const what = isReached
    ? '99 % of the bound met after'
    : `best of this run (${(100 * ofBound).toFixed(2)} % of the bound) met after`;
  return [
    recorded(`${students} students: ${what}`, seconds, 's'),
    recorded('… reading, bounds and construction alone', beginOf(build), 's'),
    recorded('… steps of all threads', stepsPerSecond(build), '/s'),
    recorded('… peak memory', build.peakMib, 'MiB'),
  ];
}

function say(...cells: readonly string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.padStart(16)).join('')}\n`);
}
