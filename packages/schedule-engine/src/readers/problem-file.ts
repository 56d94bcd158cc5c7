import { err, type Result } from '@quad/kernel';
import { errorOf, type ProblemFault } from '../problem/fault.ts';
import { problemFormat } from '../problem/problem.ts';
import { type ValidProblem, validateProblem } from '../problem/validate-problem.ts';
import { jsonFaultPosition } from './json-position.ts';

/**
 * Reads a Quad problem file (JSON, `problem.schema.json`). Faults, all at once: NOT_JSON with line and column;
 * OTHER_FORMAT for a file that names another form, and then nothing else, since its keys mean something else; or those
 * of `validateProblem`. A byte order mark at the beginning is passed over.
 */
export function readProblemFile(text: string): Result<ValidProblem, ProblemFault[]> {
  const bare = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    const { line, column } = jsonFaultPosition(bare);
    return err([
      errorOf('NOT_JSON', {
        path: [],
        id: '',
        sentence: `The problem file is not JSON from line ${line}, column ${column}; correct it there.`,
      }),
    ]);
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (format !== problemFormat)
    return err([
      errorOf('OTHER_FORMAT', {
        path: ['format'],
        id: '',
        sentence: `The file ${typeof format === 'string' ? `has the form "${format}"` : 'does not say its form'}, and Quad reads "${problemFormat}"; give it that "format" if it is a problem file, or choose another file.`,
      }),
    ]);
  return validateProblem(value);
}
