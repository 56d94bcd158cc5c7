import { err, ok, type Result } from '@quad/kernel';
import { errorOf, type ProblemFault } from '../problem/fault.ts';
import { jsonFaultPosition } from './json-position.ts';

/** A file's JSON, or NOT_JSON with line and column. A byte order mark at the beginning is passed over. */
export function jsonOf(text: string): Result<unknown, ProblemFault[]> {
  const bare = text.replace(/^\uFEFF/, '');
  try {
    const value: unknown = JSON.parse(bare);
    return ok(value);
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
}
