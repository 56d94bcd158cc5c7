import { err, type Result } from '@quad/kernel';
import { errorOf, type ProblemFault } from '../problem/fault.ts';
import { problemFormat } from '../problem/problem.ts';
import { type ValidProblem, validateProblem } from '../problem/validate-problem.ts';
import { jsonOf } from './json-text.ts';

/**
 * Reads a Quad problem file (JSON, `problem.schema.json`). Faults, all at once: NOT_JSON with line and column;
 * OTHER_FORMAT for a file that names another form, and then nothing else, since its keys mean something else; or those
 * of `validateProblem`. A byte order mark at the beginning is passed over.
 */
export function readProblemFile(text: string): Result<ValidProblem, ProblemFault[]> {
  const json = jsonOf(text);
  if (!json.ok) return json;
  const { value } = json;
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
