import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '@quad/cli';
import { atLeast, type Bar, below, exactly, finish, median, recorded } from '../result.ts';
import { recountBc } from './bc-recount.ts';

/**
 * The real school, built by the command line as a scheduling team does it: five seeds of 60 s, each answer recounted from
 * the school's own files by code that shares nothing with the engine. `--quick`: one seed of 20 s.
 */
const school = join(
  resolve(repositoryRoot, process.env.QUAD_TEST_DATA ?? '../shared/data'),
  'scheduling/bc-school-2024',
);
if (!existsSync(school)) {
  process.stdout.write(`There is no test data at ${school}; set QUAD_TEST_DATA.\n`);
  process.exit(0);
}
const isQuick = process.argv.includes('--quick');
const seconds = isQuick ? 20 : 60;
const seeds = isQuick ? [1] : [1, 2, 3, 4, 5];
const folder = await mkdtemp(join(tmpdir(), 'quad-bench-'));

interface Reported {
  readonly seconds: number;
  readonly report: {
    readonly bound: number;
    readonly studentsMissingTwoOrMoreBound: number;
    readonly alternatesBound: number;
  };
}

const runs: (ReturnType<typeof recountBc> & Reported)[] = [];
for (const seed of seeds) {
  const out = join(folder, `answer-${seed}.json`);
  const command = ['schedule', 'build', '--problem', 'bc-school-2024', '--from', school];
  const done = spawnSync(
    process.execPath,
    [
      join(repositoryRoot, 'packages/cli/src/main.ts'),
      ...command,
      '--seconds',
      String(seconds),
      '--seed',
      String(seed),
      '--out',
      out,
    ],
    { encoding: 'utf8' },
  );
  if (done.status !== 0)
    throw new Error(`The build ended with ${done.status}:\n${done.stdout}${done.stderr}`);
  const reported = JSON.parse(await readFile(out, 'utf8')) as Reported;
  const run = { ...recountBc(school, out), ...reported };
  runs.push(run);
  process.stdout.write(
    `seed ${seed}: met ${run.met} of ${run.ceiling}, two or more missing ${run.studentsMissingTwoOrMore}, ` +
      `alternates ${run.alternates} of at most ${run.report.alternatesBound}, ${run.seconds} s\n`,
  );
}
await rm(folder, { recursive: true });

const [first] = runs;
const of = (figure: (run: (typeof runs)[number]) => number) => median(runs.map(figure));
const bars: Bar[] = [
  exactly(
    'broken rules, by a recount of its own',
    runs.reduce((sum, { broken }) => sum + broken.length, 0),
    '',
    0,
  ),
  exactly(
    `requests met in ${seconds} s (proven: at most ${first?.report.bound})`,
    of(({ met }) => met),
    '',
    6075,
  ),
  exactly(
    'students who miss two or more (proven: at least 0)',
    of(({ studentsMissingTwoOrMore }) => studentsMissingTwoOrMore),
    '',
    first?.report.studentsMissingTwoOrMoreBound ?? 0,
  ),
  atLeast(
    'holes filled with alternates, of the proven bound',
    of(({ alternates, report }) => (100 * alternates) / report.alternatesBound),
    '%',
    99,
  ),
  below(
    'the whole command',
    of((run) => run.seconds),
    's',
    seconds + 2,
  ),
  recorded(
    'students with all they asked for',
    of(({ studentsFull }) => studentsFull),
    '',
  ),
  recorded(
    '… with alternates counted',
    of(({ studentsFullWithAlternates }) => studentsFullWithAlternates),
    '',
  ),
];
finish('schedule', bars, { runs: runs.map(({ report: _, ...run }) => run) });
