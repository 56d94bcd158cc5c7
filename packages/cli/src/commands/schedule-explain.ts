import {
  checkSchedule,
  createBoard,
  planFixes,
  type ScheduleProblem,
  type Wish,
} from '@quad/schedule-engine';
import type { Command } from 'commander';
import { CommandFailed } from '../graph/client.ts';
import { readAnswer } from '../schedule/answer-file.ts';
import { conflictLines } from '../schedule/conflict-lines.ts';
import { explainJson, explainLines } from '../schedule/explain-lines.ts';
import { fromOption, problemOption, readProblem, type SchoolOptions } from '../schedule/read-problem.ts';

interface ExplainOptions extends SchoolOptions {
  readonly student?: string;
  readonly course?: string;
  readonly json?: boolean;
}

/** Why requests are unmet in an answer, whoever made it, and the cheapest fixes, each tried by the engine. */
export function addExplain(schedule: Command): void {
  schedule
    .command('explain <answer>')
    .description('say why requests are unmet, and the cheapest fixes')
    .requiredOption(...problemOption)
    .option(...fromOption)
    .option('--student <id>', 'of this student alone')
    .option('--course <id>', 'of this course alone')
    .option('--json', 'print JSON')
    .action(async (answer: string, options: ExplainOptions) => {
      const problem = readProblem(options);
      const solution = readAnswer(answer, problem.id);
      const board = createBoard(problem, solution);
      const isWanted = wantedOf(problem, options);
      for (const { sentence } of board.plain.leftOut) process.stderr.write(`${sentence}\n`);
      const plan = planFixes(board, isWanted);
      const conflicts = await conflictLines(problem, solution, checkSchedule(problem, solution));
      if (options.json === true)
        process.stdout.write(`${JSON.stringify({ ...explainJson(plan), conflicts }, null, 2)}\n`);
      else
        for (const line of [...explainLines(plan, problem), ...conflicts]) process.stdout.write(`${line}\n`);
    });
}

function wantedOf({ students, courses }: ScheduleProblem, { student, course }: ExplainOptions) {
  if (student !== undefined && !students.some(({ id }) => id === student))
    throw new CommandFailed(`The problem has no student ${student}.`, 2);
  if (course !== undefined && !courses.some(({ id }) => id === course))
    throw new CommandFailed(`The problem has no course ${course}.`, 2);
  return (wish: Wish): boolean =>
    (student === undefined || wish.student === student) && (course === undefined || wish.course === course);
}
