import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '@quad/kernel';
import {
  arenaSchoolFile,
  bcSchoolFiles,
  type ProblemFault,
  pathText,
  readArenaSchool,
  readBcSchool,
  readFetFile,
  readProblemFile,
  type ScheduleProblem,
  type ValidProblem,
  validateProblem,
  withoutFaulty,
} from '@quad/schedule-engine';
import { CommandFailed } from '../graph/client.ts';

export interface SchoolOptions {
  /** A Quad problem file, a FET file, or the form of a school's own files in the folder `from`. */
  readonly problem: string;
  readonly from?: string;
}

/** Forms of a school's own files, by the name that `--problem` takes. */
const schoolForms: Readonly<Record<string, (folder: string) => Result<ValidProblem, ProblemFault[]>>> = {
  'bc-school-2024': (folder) => {
    const read = (file: string) => textOf(join(folder, file), 'latin1');
    return validateProblem(
      readBcSchool({
        tally: read(bcSchoolFiles.tally),
        blocking: read(bcSchoolFiles.blocking),
        sequencing: read(bcSchoolFiles.sequencing),
        requests: read(bcSchoolFiles.requests),
      }),
    );
  },
  'arena-hs-2014s': (folder) => readArenaSchool(textOf(join(folder, arenaSchoolFile), 'utf8')),
};

export const problemOption = [
  '--problem <file>',
  `a Quad problem file (JSON), a FET file (.fet), or the form of a school's own files: ${Object.keys(schoolForms).join(', ')}`,
] as const;
export const fromOption = ['--from <folder>', "where a school's own files are"] as const;

/**
 * Reads the school that is to be scheduled. Everything that is wrong with it is told at once on stderr, each with its
 * place, its id and a sentence, and what is left out so that the rest can be built.
 */
export function readProblem(options: SchoolOptions): ScheduleProblem {
  const checked = checkedProblem(options);
  if (!checked.ok) throw new CommandFailed(faultLines(checked.error, 'nothing can be built').join('\n'), 2);
  const { problem, warnings } = checked.value;
  if (warnings.length > 0) process.stderr.write(`${faultLines(warnings, 'the rest is built').join('\n')}\n`);
  return withoutFaulty(problem, warnings);
}

function checkedProblem({ problem, from }: SchoolOptions): Result<ValidProblem, ProblemFault[]> {
  const form = Object.hasOwn(schoolForms, problem) ? schoolForms[problem] : undefined;
  if (form === undefined) {
    const text = textOf(problem, 'utf8');
    return problem.endsWith('.fet') ? readFetFile(text) : readProblemFile(text);
  }
  if (from === undefined)
    throw new CommandFailed(`Say with --from in which folder the files of ${problem} are.`, 2);
  return form(from);
}

/** One line for each fault, and one for what becomes of the problem. */
function faultLines(faults: readonly ProblemFault[], consequence: string): string[] {
  const leftOut = new Set(
    faults.flatMap(({ leavesOut }) => (leavesOut === undefined ? [] : [pathText(leavesOut)])),
  );
  return [
    ...faults.map(
      ({ severity, code, path, id, sentence }) =>
        `${severity} ${code} ${pathText(path)}${id === '' ? '' : ` (${id})`}: ${sentence}`,
    ),
    `${faults.length} ${faults.length === 1 ? 'thing is' : 'things are'} wrong, ${leftOut.size} left out; ${consequence}.`,
  ];
}

function textOf(file: string, encoding: 'latin1' | 'utf8'): string {
  try {
    return readFileSync(file, encoding);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const forms = Object.keys(schoolForms).join(', ');
    if (code === 'ENOENT')
      throw new CommandFailed(
        `${file} is missing; --problem names a Quad problem file, or a form (${forms}) with --from, the folder of its files.`,
        2,
      );
    if (code === 'EISDIR')
      throw new CommandFailed(`${file} is a folder; name a file in it, or a form (${forms}) and --from.`, 2);
    throw cause;
  }
}
