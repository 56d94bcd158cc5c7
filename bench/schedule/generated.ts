import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeast, type Bar, below, exactly, recorded } from '../result.ts';
import { recountSchool } from './recount/recount.ts';
import { quad } from './run-command.ts';

/** Students, how long the search may take, and where scheduling teams would give up waiting. */
const sizes = [
  { students: 300, seconds: 20, limit: undefined },
  { students: 800, seconds: 30, limit: undefined },
  { students: 2400, seconds: 55, limit: 60 },
  { students: 5000, seconds: 170, limit: 180 },
] as const;

/** The first slack is judged, the second is reported beside. */
const slacks = [6, 2] as const;

/**
 * Generated schools of every size, written and built by the command line, each answer recounted from its files by code
 * that shares nothing with the engine. `isQuick`: 300 students alone.
 */
export async function generatedSchools(folder: string, isQuick: boolean) {
  const bars: Bar[] = [];
  const rows: object[] = [];
  for (const { students, seconds, limit } of isQuick ? sizes.slice(0, 1) : sizes)
    for (const slack of slacks) {
      const run = await buildGenerated(folder, students, slack, seconds);
      rows.push(run);
      const { broken, ...told } = run;
      process.stdout.write(
        `${JSON.stringify(told)}\n${broken.slice(0, 5).join('\n')}${broken.length > 0 ? '\n' : ''}`,
      );
      const of = `${students} students, ${slack} % slack`;
      const ofBound = (100 * run.met) / run.bound;
      const ofCore = (100 * run.coreMet) / run.core;
      if (slack !== slacks[0]) {
        bars.push(
          recorded(`${of}: broken rules`, broken.length, ''),
          recorded(`${of}: met, of the proven bound`, ofBound, '%'),
          recorded(`${of}: core requests met`, ofCore, '%'),
        );
        continue;
      }
      bars.push(
        exactly(`${of}: broken rules`, broken.length, '', 0),
        exactly(`${of}: sections without a place`, run.unplaced, '', 0),
        atLeast(`${of}: met, of the proven bound`, ofBound, '%', 99.5),
        atLeast(`${of}: core requests met`, ofCore, '%', 100),
        limit === undefined
          ? recorded(`${of}: the whole command`, run.wholeSeconds, 's')
          : below(`${of}: the whole command`, run.wholeSeconds, 's', limit),
        below(`${of}: peak memory`, run.peakMib, 'MiB', 1024),
      );
    }
  return { bars, rows };
}

async function buildGenerated(folder: string, students: number, slack: number, seconds: number) {
  const problem = join(folder, `generated-${students}-${slack}.json`);
  const answer = join(folder, `answer-${students}-${slack}.json`);
  const size = ['--students', String(students), '--slack', String(slack), '--seed', '1'];
  await quad(['schedule', 'generate', ...size, '--out', problem], 120);
  const build = ['schedule', 'build', '--problem', problem, '--seconds', String(seconds), '--out', answer];
  // Bounds come before the search; three times as long is given up as never ending.
  const run = await quad(build, 3 * seconds + 60);
  const { report } = JSON.parse(readFileSync(answer, 'utf8')) as { report: { bound: number } };
  return {
    students,
    slack,
    ...recountSchool(problem, answer),
    bound: report.bound,
    wholeSeconds: Math.round(10 * run.seconds) / 10,
    peakMib: Math.round(run.peakMib),
  };
}
