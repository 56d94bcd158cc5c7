import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  bcAnswer,
  checkSchedule,
  generateSchool,
  quadAnswer,
  type ScheduleProblem,
  schoolParameters,
  type Violation,
} from '@quad/schedule-engine';
import { type BuildLimit, type BuiltSchedule, buildSchedule, evenSteps } from '@quad/schedule-runner';
import { type Command, InvalidArgumentError } from 'commander';
import { CommandFailed } from '../graph/client.ts';
import { readAnswer, readSteps } from '../schedule/answer-file.ts';
import { conflictLines } from '../schedule/conflict-lines.ts';
import { figureLines } from '../schedule/figure-lines.ts';
import { measureLines } from '../schedule/measure-lines.ts';
import { progressLine } from '../schedule/progress-line.ts';
import { fromOption, problemOption, readProblem, type SchoolOptions } from '../schedule/read-problem.ts';
import { reportLines } from '../schedule/report-lines.ts';
import { violationLines } from '../schedule/violation-lines.ts';
import { addExplain } from './schedule-explain.ts';

interface CheckOptions extends SchoolOptions {
  readonly json?: boolean;
}

interface BuildOptions extends SchoolOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly workers?: number;
  readonly steps?: number;
  readonly repeat?: string;
  readonly out?: string;
}

interface GenerateOptions {
  readonly students: number;
  readonly seed: number;
  readonly slack: number;
  readonly out: string;
}

function studentCount(text: string): number {
  const students = wholeNumber(text);
  if (students < 50 || students > 10_000)
    throw new InvalidArgumentError('Schools of 50 to 10000 students can be generated.');
  return students;
}

function percentage(text: string): number {
  const percent = Number(text);
  if (text.trim() === '' || !(percent >= 0 && percent <= 100))
    throw new InvalidArgumentError('A number from 0 to 100 is wanted.');
  return percent;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('A whole number from 1 on is wanted.');
  return number;
}

/** `quad schedule build | check | explain | generate`: master schedules out of a school's files, and schools to try them on. */
export function addSchedule(program: Command): void {
  const schedule = program.command('schedule').description('master schedules');
  addBuild(schedule);
  addCheck(schedule);
  addExplain(schedule);
  addGenerate(schedule);
}

/** Counts every hard rule anew over an answer, whoever made it. Exit 2 when one is broken. */
function addCheck(schedule: Command): void {
  schedule
    .command('check <answer>')
    .description('recount every hard rule over an answer file')
    .requiredOption(...problemOption)
    .option(...fromOption)
    .option('--json', 'print JSON')
    .action((answer: string, options: CheckOptions) => {
      const problem = readProblem(options);
      const violations = checkSchedule(problem, readAnswer(answer, problem.id));
      if (options.json === true) process.stdout.write(`${JSON.stringify(violations, null, 2)}\n`);
      else for (const { rule, sentence } of violations) process.stdout.write(`${rule}: ${sentence}\n`);
      if (violations.length > 0) throw new CommandFailed(`${violations.length} places break a rule.`, 2);
      if (options.json !== true) process.stdout.write('No rule is broken.\n');
    });
}

/** Writes a school that was drawn by the published parameters, to try a schedule on before the real lists are there. */
function addGenerate(schedule: Command): void {
  schedule
    .command('generate')
    .description('write a problem file of a generated school')
    .requiredOption('--students <n>', 'from 50 to 10000', studentCount)
    .requiredOption('--out <file>', 'the problem file to write')
    .option('--seed <n>', 'seed of chance', wholeNumber, 1)
    .option('--slack <percent>', 'seats beyond requests, in percent', percentage, 6)
    .action(({ students, seed, slack, out }: GenerateOptions) => {
      const problem = generateSchool(schoolParameters(students, seed, { seatSlack: slack / 100 }));
      writeFileSync(out, `${JSON.stringify(problem, null, 1)}\n`);
      for (const line of figureLines(problem)) process.stdout.write(`${line}\n`);
      process.stdout.write(`The school stands in ${out}; build it with --problem ${out}.\n`);
    });
}

/** Ctrl+C stops a build with the best so far. */
function addBuild(schedule: Command): void {
  schedule
    .command('build')
    .description('build a schedule: place sections and seat students')
    .requiredOption(...problemOption)
    .option(...fromOption)
    .option('--seconds <n>', 'how long to search', wholeNumber, 60)
    .option('--seed <n>', 'seed of chance', wholeNumber, 1)
    .option('--workers <n>', 'search threads; as many as cores if left out', wholeNumber)
    .option(
      '--steps <n>',
      'do so many steps in each thread instead, whatever time they take: the same answer every time',
      wholeNumber,
    )
    .option('--repeat <answer>', 'do the steps of an answer file again, whatever time they take')
    .option('--out <file>', 'write the answer as JSON')
    .action(async (options: BuildOptions) => {
      const problem = readProblem(options);
      const stop = new AbortController();
      const onSignal = () => stop.abort();
      process.once('SIGINT', onSignal);
      const line = progressLine();
      const built = await buildSchedule({
        problem,
        seed: options.seed,
        limit: limitOf(options),
        ...(options.workers === undefined ? {} : { workers: options.workers }),
        signal: stop.signal,
        onProgress: line.show,
      });
      process.off('SIGINT', onSignal);
      line.end();
      for (const text of [...reportLines(problem, built), ...measureLines(problem, built.solution)])
        process.stdout.write(`${text}\n`);
      const violations = checkSchedule(problem, built.solution);
      for (const text of violationLines(violations)) process.stdout.write(`${text}\n`);
      for (const text of await conflictLines(problem, built.solution, violations))
        process.stdout.write(`${text}\n`);
      if (options.out !== undefined)
        writeAnswer(options.out, options.seed, problem, { ...built, violations });
    });
}

function limitOf({ repeat, steps, workers, seconds }: BuildOptions): BuildLimit {
  if (repeat !== undefined) return { stepsByWorker: readSteps(repeat) };
  if (steps !== undefined) return { stepsByWorker: evenSteps(steps, workers ?? availableParallelism()) };
  return { seconds };
}

function writeAnswer(
  out: string,
  seed: number,
  problem: ScheduleProblem,
  built: BuiltSchedule & { readonly violations: readonly Violation[] },
): void {
  const facts = { ...built, seed, seconds: built.elapsedMs / 1000 };
  const answer = problem.id === 'bc-school-2024' ? bcAnswer(facts) : quadAnswer(problem, facts);
  const run = { best: built.best, stepsByWorker: built.stepsByWorker };
  writeFileSync(out, `${JSON.stringify({ ...answer, run }, null, 1)}\n`);
  process.stdout.write(`The answer stands in ${out}.\n`);
}
