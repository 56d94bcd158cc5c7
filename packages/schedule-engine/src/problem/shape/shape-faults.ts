import type { z } from 'zod';
import { errorOf, type FaultPath, type ProblemFault, pathText } from '../fault.ts';
import { isForbiddenKey } from './forbidden-attributes.ts';

type Issue = z.core.$ZodIssue;

/** A path in JSON has no symbols. */
export const pathOf = (issue: Issue): FaultPath =>
  issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: FaultPath): unknown {
  let part: unknown = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = Reflect.get(part, step);
  }
  return part;
}

/** The id of the innermost thing on the path that has one. */
function idOnPath(value: unknown, path: FaultPath): string {
  for (let length = path.length; length > 0; length -= 1) {
    const id = valueAt(value, [...path.slice(0, length), 'id']);
    if (typeof id === 'string' && id !== '') return id;
  }
  return '';
}

const named = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;

/** What zod found, in the words of a school's file; keys that name a forbidden attribute are told elsewhere. */
export function shapeFaults(value: unknown, issues: readonly Issue[]): ProblemFault[] {
  return issues.flatMap((issue) => faultsOf(value, issue));
}

function faultsOf(value: unknown, issue: Issue): ProblemFault[] {
  const path = pathOf(issue);
  const id = idOnPath(value, path);
  const at = path.length === 0 ? 'The problem' : pathText(path);
  const of = id === '' ? '' : ` (of ${id})`;
  const found = valueAt(value, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .filter((key) => !isForbiddenKey(key))
        .map((key) =>
          errorOf('UNKNOWN_KEY', {
            path: [...path, key],
            id,
            sentence: `${at}${of} has the key "${key}", which a problem does not have there; correct its spelling or take it out.`,
          }),
        );
    case 'invalid_type':
      if (found === undefined)
        return [
          errorOf('MISSING', {
            path,
            id,
            sentence: `${at}${of} is missing; give it as ${article(issue.expected)}.`,
          }),
        ];
      return [wrongType(`it must be ${article(issue.expected)}`)];
    case 'too_small':
      if (issue.origin === 'string') return [wrongType('it must not be empty')];
      if (issue.origin === 'number' || issue.origin === 'int')
        return [
          errorOf(Number(found) < 0 ? 'NEGATIVE_NUMBER' : 'OUT_OF_RANGE', {
            path,
            id,
            sentence: `${at}${of} is ${String(found)}; give a number ${issue.inclusive === true ? 'of at least' : 'above'} ${issue.minimum}.`,
          }),
        ];
      return [wrongType(`it must have at least ${issue.minimum} entries`)];
    case 'too_big':
      return [
        errorOf('OUT_OF_RANGE', {
          path,
          id,
          sentence: `${at}${of} is too large; ${issue.maximum} is the most that a problem can hold there.`,
        }),
      ];
    case 'invalid_value':
      return [
        wrongType(`it must be one of ${issue.values.map((choice) => `"${String(choice)}"`).join(', ')}`),
      ];
    case 'invalid_union':
      return [
        wrongType(
          path[0] === 'apart'
            ? 'it must be { students: [one, other] } or { student, teacher }'
            : 'it must be COURSE_IN_SLOTS, COURSE_NOT_IN_SLOTS, TEACHER_FREE, COURSES_APART or COMMON_PLANNING',
        ),
      ];
    default:
      return [wrongType(issue.message)];
  }

  function wrongType(wanted: string): ProblemFault {
    const shown =
      typeof found === 'string'
        ? `"${found.slice(0, 60)}"`
        : typeof found === 'number'
          ? found
          : named(found);
    return errorOf('WRONG_TYPE', { path, id, sentence: `${at}${of} is ${shown}; ${wanted}.` });
  }
}

function article(expected: string): string {
  if (expected === 'array') return 'a list';
  if (expected === 'int') return 'a whole number';
  if (expected === 'boolean') return 'true or false';
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}
