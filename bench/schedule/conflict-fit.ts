import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bcSchoolFiles,
  generateSchool,
  readBcSchool,
  type SchoolFigures,
  schoolFigures,
  schoolParameters,
} from '@quad/schedule-engine';
import { type Bar, below, recorded } from '../result.ts';

const seeds = [1, 2, 3];
const tried = [0, 0.5, 1, 1.5, 2, 2.5, 3];

/**
 * How near generated schools come to the real one in what makes a schedule hard: the share of pairs of courses that
 * somebody asks for together, at the real school's number of students and courses. Prints it for several correlations,
 * from which the published one was chosen.
 */
export function conflictFit(folder: string): Bar[] {
  const read = (file: string) => readFileSync(join(folder, file), 'latin1');
  const real = schoolFigures(
    readBcSchool({
      tally: read(bcSchoolFiles.tally),
      blocking: read(bcSchoolFiles.blocking),
      sequencing: read(bcSchoolFiles.sequencing),
      requests: read(bcSchoolFiles.requests),
    }),
  );
  const { students, courses } = real;
  const mean = (correlation?: number) => {
    const change = { courses, ...(correlation === undefined ? {} : { correlation }) };
    const figures = seeds.map((seed) =>
      schoolFigures(generateSchool(schoolParameters(students, seed, change))),
    );
    const of = (figure: (one: SchoolFigures) => number) =>
      figures.reduce((sum, one) => sum + figure(one), 0) / figures.length;
    return {
      all: of(({ conflictDensity }) => conflictDensity),
      singletons: of(({ singletonDensity }) => singletonDensity),
    };
  };
  const line = (name: string, all: number, singletons: number) =>
    process.stdout.write(
      `${name.padEnd(24)} ${(100 * all).toFixed(1)} %  ${(100 * singletons).toFixed(1)} %\n`,
    );
  process.stdout.write('pairs of courses asked for together; among courses of one section\n');
  line('the real school', real.conflictDensity, real.singletonDensity);
  for (const correlation of tried) {
    const { all, singletons } = mean(correlation);
    line(`correlation ${correlation}`, all, singletons);
  }
  const published = mean();
  line('the published one', published.all, published.singletons);
  return [
    below(
      'conflict density of generated schools, off the real one',
      Math.abs(100 * (published.all - real.conflictDensity)),
      'points',
      2,
    ),
    recorded(
      '… among courses of one section (more is harder)',
      100 * (published.singletons - real.singletonDensity),
      'points',
    ),
  ];
}
