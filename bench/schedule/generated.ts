import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeast, type Bar, below, exactly, median, recorded } from '../result.ts';
import { recountSchool } from './recount/recount.ts';
import { quad } from './run-command.ts';

/** Students, how long the search may take, and where scheduling teams would give up waiting. */
const sizes = [
  { students: 300, seconds: 20, limit: undefined },
  { students: 800, seconds: 30, limit: undefined },
  { students: 2400, seconds: 55, limit: 60 },
  { students: 5000, seconds: 170, limit: 180 },
] as const;

/** Schools of the first slack are judged, three of each size; one of the second is reported beside. */
const slacks = [
  { slack: 6, isJudged: true, seeds: [1, 2, 3] },
  { slack: 2, isJudged: false, seeds: [1] },
] as const;

type Run = Awaited<ReturnType<typeof buildGenerated>>;

/**
 * Generated schools of every size, written and built by the command line, each answer recounted from its
 * files by code that shares nothing with the engine. What is met is a median; of rules, places, memory and time the worst
 * is judged. At most `schools` of each size. `isQuick`: one school of 300 students for 10 s.
 */
export async function generatedSchools(folder: string, isQuick: boolean, schools: number) {
  const bars: Bar[] = [];
  const rows: object[] = [];
  for (const { students, seconds, limit } of isQuick ? sizes.slice(0, 1) : sizes)
    for (const { slack, isJudged, seeds } of slacks) {
      const runs: Run[] = [];
      for (const seed of seeds.slice(0, isQuick ? 1 : schools)) {
        const run = await buildGenerated(folder, students, slack, seed, isQuick ? 10 : seconds);
        runs.push(run);
        const { broken, ...told } = run;
        process.stdout.write(
          `${JSON.stringify(told)}\n${broken.slice(0, 5).join('\n')}${broken.length > 0 ? '\n' : ''}`,
        );
      }
      rows.push(...runs);
      bars.push(...barsOf(`${students} students, ${slack} % slack`, runs, isJudged, limit));
    }
  return { bars, rows };
}

function barsOf(of: string, runs: readonly Run[], isJudged: boolean, limit: number | undefined): Bar[] {
  const worst = (figure: (run: Run) => number) => Math.max(...runs.map(figure));
  const broken = worst((run) => run.broken.length);
  const unplaced = worst((run) => run.unplaced);
  const ofBound = median(runs.map(({ met, bound }) => (100 * met) / bound));
  const ofCore = median(runs.map(({ coreMet, core }) => (100 * coreMet) / core));
  const seconds = worst(({ wholeSeconds }) => wholeSeconds);
  const memory = worst(({ peakMib }) => peakMib);
  if (!isJudged)
    return [
      recorded(`${of}: broken rules`, broken, ''),
      recorded(`${of}: sections without a place`, unplaced, ''),
      recorded(`${of}: met, of the proven bound`, ofBound, '%'),
      recorded(`${of}: core requests met`, ofCore, '%'),
      recorded(`${of}: the whole command`, seconds, 's'),
      recorded(`${of}: peak memory`, memory, 'MiB'),
    ];
  return [
    exactly(`${of}: broken rules`, broken, '', 0),
    exactly(`${of}: sections without a place`, unplaced, '', 0),
    atLeast(`${of}: met, of the proven bound`, ofBound, '%', 99.5),
    atLeast(`${of}: core requests met`, ofCore, '%', 100),
    limit === undefined
      ? recorded(`${of}: the whole command`, seconds, 's')
      : below(`${of}: the whole command`, seconds, 's', limit),
    // The kernel's own mark; where there is none, nothing was measured and nothing is judged.
    memory === 0
      ? recorded(`${of}: peak memory is not known here`, memory, 'MiB')
      : below(`${of}: peak memory`, memory, 'MiB', 1024),
  ];
}

async function buildGenerated(
  folder: string,
  students: number,
  slack: number,
  seed: number,
  seconds: number,
) {
  const problem = join(folder, `generated-${students}-${slack}-${seed}.json`);
  const answer = join(folder, `answer-${students}-${slack}-${seed}.json`);
  const size = ['--students', String(students), '--slack', String(slack), '--seed', String(seed)];
  await quad(['schedule', 'generate', ...size, '--out', problem], 120);
  const build = ['schedule', 'build', '--problem', problem, '--seconds', String(seconds), '--out', answer];
  // Bounds come before the search; three times as long is given up as never ending.
  const run = await quad(build, 3 * seconds + 60);
  const { report } = JSON.parse(readFileSync(answer, 'utf8')) as { report: { bound: number } };
  return {
    students,
    slack,
    seed,
    ...recountSchool(problem, answer),
    bound: report.bound,
    wholeSeconds: Math.round(10 * run.seconds) / 10,
    peakMib: Math.round(run.peakMib),
  };
}
