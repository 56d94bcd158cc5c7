import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bcSchoolFiles,
  generateSchool,
  readBcSchool,
  type ScheduleProblem,
  schoolParameters,
} from '@quad/schedule-engine';
import { type Bar, recorded } from '../../result.ts';
import { curvePictures } from './pictures.ts';
import { type Curve, timedRun } from './timed-run.ts';

const sizes = [
  { students: 300, seconds: 20 },
  { students: 800, seconds: 30 },
  { students: 2400, seconds: 55 },
  { students: 5000, seconds: 170 },
] as const;
const realSeconds = 60;
/** Where the curves are read off into figures. */
const looks = [2, 5, 10, 20, 50, 150] as const;

/** How good a schedule is after how much time: the real school, where its folder is there, and generated ones. */
export async function curves(folder: string, school: string | undefined, pictures: string, isQuick: boolean) {
  const schools: { name: string; seconds: number; problem: () => ScheduleProblem }[] = [
    ...(school === undefined
      ? []
      : [{ name: 'the real school', seconds: realSeconds, problem: () => realSchool(school) }]),
    ...(isQuick ? sizes.slice(0, 2) : sizes).map(({ students, seconds }) => ({
      name: `${students.toLocaleString('en-US')} students`,
      seconds,
      problem: () => generateSchool(schoolParameters(students, 1)),
    })),
  ];
  const drawn: Curve[] = [];
  for (const { name, seconds, problem } of schools)
    drawn.push({ name, build: await timedRun(folder, problem(), isQuick ? 8 : seconds) });
  curvePictures(pictures, drawn);
  const bars: Bar[] = drawn.flatMap(({ name, build }) =>
    looks.flatMap((at) => {
      const met = build.points.findLast(([seconds]) => seconds <= at)?.[1];
      // Before the first word of the search, and after its end, nothing was measured.
      return met === undefined || at > build.seconds
        ? []
        : [recorded(`${name}: met of the bound after ${at} s`, (100 * met) / build.bound, '%')];
    }),
  );
  return { bars, rows: drawn.map(({ name, build: { points, bound } }) => ({ name, bound, points })) };
}

function realSchool(folder: string): ScheduleProblem {
  const read = (file: string) => readFileSync(join(folder, file), 'latin1');
  return readBcSchool({
    tally: read(bcSchoolFiles.tally),
    blocking: read(bcSchoolFiles.blocking),
    sequencing: read(bcSchoolFiles.sequencing),
    requests: read(bcSchoolFiles.requests),
  });
}
