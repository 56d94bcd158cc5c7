import type { z } from 'zod';
import type { FaultPath, ProblemFault } from '../fault.ts';
import { problemShape } from './problem-shape.ts';
import { pathOf, valueAt } from './shape-faults.ts';

type Issue = z.core.$ZodIssue;
export type ShapedProblem = z.infer<typeof problemShape>;

/**
 * A value of the right shape in place of one that is not, so that its facts can be checked in the same go and every
 * fault is told at once. What stands at `repaired` is made up, and no fault there is a fault of the school's.
 * Undefined where a whole list is missing: then too much would be unknown to say anything about the rest.
 */
export function repairedShape(
  value: unknown,
  issues: readonly Issue[],
): { readonly problem: ShapedProblem; readonly repaired: readonly FaultPath[] } | undefined {
  const copy: unknown = structuredClone(value);
  const repaired: FaultPath[] = [];
  let open = issues;
  // A round can uncover faults that the one before hid (an entry that was no object has no id either); shapes are at
  // most five levels deep.
  for (let round = 0; round < 6; round += 1) {
    for (const issue of open) {
      const path = pathOf(issue);
      if (issue.code === 'unrecognized_keys') {
        const holder = valueAt(copy, path);
        if (typeof holder === 'object' && holder !== null)
          for (const key of issue.keys) Reflect.deleteProperty(holder, key);
        continue;
      }
      if (path.length < 2 && path[0] !== 'format' && path[0] !== 'id' && path[0] !== 'name') return undefined;
      if (path[0] === 'bell' && path.length === 2) return undefined;
      const place = placeOf(issue, path);
      if (!put(copy, place, standIn(issue, valueAt(copy, place), place))) return undefined;
      repaired.push(place);
    }
    const parsed = problemShape.safeParse(copy);
    if (parsed.success) return { problem: parsed.data, repaired };
    open = parsed.error.issues;
  }
  return undefined;
}

/** A form whose kind is unknown is replaced whole. */
const placeOf = (issue: Issue, path: FaultPath): FaultPath =>
  issue.code === 'invalid_union' && path.at(-1) === 'kind' ? path.slice(0, -1) : path;

function standIn(issue: Issue, found: unknown, path: FaultPath): unknown {
  switch (issue.code) {
    case 'invalid_type':
      // A number in place of a text is most likely the id itself, without its quotes.
      if (issue.expected === 'string') return typeof found === 'number' ? String(found) : '?';
      if (issue.expected === 'array') return [];
      if (issue.expected === 'boolean') return false;
      if (issue.expected === 'number' || issue.expected === 'int')
        return typeof found === 'number' && Number.isFinite(found) ? Math.round(found) : 1;
      return path.at(-1) === 'form' ? { kind: 'COURSES_APART', courses: [] } : {};
    case 'too_small':
    case 'too_big':
      return issue.origin === 'string' ? '?' : issue.origin === 'array' ? ['?', '?'] : 1;
    case 'invalid_value':
      return issue.values[0];
    case 'invalid_union':
      return path[0] === 'apart' ? { student: '?', teacher: '?' } : { kind: 'COURSES_APART', courses: [] };
    default:
      return undefined;
  }
}

function put(copy: unknown, path: FaultPath, entry: unknown): boolean {
  const holder = valueAt(copy, path.slice(0, -1));
  const step = path.at(-1);
  if (typeof holder !== 'object' || holder === null || step === undefined) return false;
  return Reflect.set(holder, step, entry);
}

/**
 * Whether a fault of facts comes from something made up: it lies within it or is about its stand-in, or it is a
 * warning about the thing that has it, which may follow from the made-up part.
 */
export function isMadeUp(fault: ProblemFault, repaired: readonly FaultPath[]): boolean {
  const lies = (inner: FaultPath, outer: FaultPath) => outer.every((step, index) => step === inner[index]);
  return (
    fault.id === '?' ||
    repaired.some(
      (place) => lies(fault.path, place) || (fault.severity === 'WARNING' && lies(place, fault.path)),
    )
  );
}
