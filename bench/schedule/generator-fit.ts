import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bcSchoolFiles,
  generateSchool,
  readBcSchool,
  type SchoolFigures,
  type SchoolParameters,
  schoolFigures,
  schoolParameters,
} from '@quad/schedule-engine';
import { type Bar, below, median, recorded } from '../result.ts';

const sizes = [300, 800, 2400, 5000] as const;
/** Each published parameter turned both ways, the others left as they are. */
const tried: readonly Partial<SchoolParameters>[] = [
  ...[0, 1, 1.8, 3].map((correlation) => ({ correlation })),
  ...[0, 0.02, 0.06].map((outOfStep) => ({ outOfStep })),
  ...[0, 0.05, 0.15].map((otherGrade) => ({ otherGrade })),
];

/**
 * How near generated schools come to real ones in what makes a schedule hard. At the number of students and courses of
 * `bc-school-2024`: pairs of courses that somebody asks for together, of all and of singletons, with each published parameter
 * turned both ways. At the four sizes: sections, singletons and doubletons beside those of `arena-hs-2014s`. Medians of
 * five seeds, or of one with `isQuick`.
 */
export function generatorFit(folder: string, isQuick: boolean): Bar[] {
  const seeds = isQuick ? [1] : [1, 2, 3, 4, 5];
  const read = (file: string) => readFileSync(join(folder, file), 'latin1');
  const real = schoolFigures(
    readBcSchool({
      tally: read(bcSchoolFiles.tally),
      blocking: read(bcSchoolFiles.blocking),
      sequencing: read(bcSchoolFiles.sequencing),
      requests: read(bcSchoolFiles.requests),
    }),
  );
  const middle = (students: number, change: Partial<SchoolParameters>) => {
    const figures = seeds.map((seed) =>
      schoolFigures(generateSchool(schoolParameters(students, seed, change))),
    );
    return (figure: (one: SchoolFigures) => number) => median(figures.map(figure));
  };
  const atReal = (change: Partial<SchoolParameters>) => {
    const of = middle(real.students, { courses: real.courses, ...change });
    return {
      all: of(({ conflictDensity }) => conflictDensity),
      singletons: of(({ singletonDensity }) => singletonDensity),
    };
  };
  say('pairs of courses asked for together', 'of all', 'of singletons');
  say('the real school', percent(real.conflictDensity), percent(real.singletonDensity));
  for (const change of tried) {
    const { all, singletons } = atReal(change);
    const [[name, value] = []] = Object.entries(change);
    say(`${name} ${value}`, percent(all), percent(singletons));
  }
  const published = atReal({});
  say('as published', percent(published.all), percent(published.singletons));
  const bars: Bar[] = [
    below(
      'pairs asked for together: generated off the real school',
      Math.abs(100 * (published.all - real.conflictDensity)),
      'points',
      2,
    ),
    below(
      '… pairs of singletons',
      Math.abs(100 * (published.singletons - real.singletonDensity)),
      'points',
      2,
    ),
  ];

  const arena = arenaShares(join(folder, '../arena-hs-2014s/master_schedule_anon.json'));
  say('', 'sections (÷ 30 × 8)', 'singletons', 'doubletons');
  say('arena-hs-2014s', '', percent(arena.singletons), percent(arena.doubletons));
  for (const students of sizes) {
    const of = middle(students, {});
    const sections = of((one) => one.sections);
    const singletons = of((one) => one.singletons / one.courses);
    const doubletons = of((one) => one.doubletons / one.courses);
    const planned = Math.round((8 * students) / 30);
    say(`${students} students`, `${sections} (${planned})`, percent(singletons), percent(doubletons));
    bars.push(
      recorded(`${students} students: singletons, of all courses`, 100 * singletons, '%'),
      recorded(`${students} students: doubletons, of all courses`, 100 * doubletons, '%'),
    );
  }
  return bars;
}

function arenaShares(file: string) {
  const courses = JSON.parse(readFileSync(file, 'utf8')) as readonly { sections: readonly unknown[] }[];
  const share = (count: number) =>
    courses.filter(({ sections }) => sections.length === count).length / courses.length;
  return { singletons: share(1), doubletons: share(2) };
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;

function say(first: string, ...others: readonly string[]): void {
  process.stdout.write(`${first.padEnd(38)}${others.map((other) => other.padStart(20)).join('')}\n`);
}
