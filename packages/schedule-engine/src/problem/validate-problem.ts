import { err, ok, type Result } from '@quad/kernel';
import { bellFaults } from './checks/bell.ts';
import { courseFaults } from './checks/courses.ts';
import { groundOf } from './checks/ground.ts';
import { duplicateIds } from './checks/known-ids.ts';
import { linkFaults } from './checks/links.ts';
import { lockFaults } from './checks/locks.ts';
import { peopleFaults } from './checks/people.ts';
import { unknownIds } from './checks/references.ts';
import { sectionFaults } from './checks/sections.ts';
import { studentFaults } from './checks/students.ts';
import type { ProblemFault } from './fault.ts';
import type { ScheduleProblem } from './problem.ts';
import { forbiddenAttributes } from './shape/forbidden-attributes.ts';
import { problemShape } from './shape/problem-shape.ts';
import { isMadeUp, repairedShape } from './shape/repair.ts';
import { shapeFaults } from './shape/shape-faults.ts';

/** A problem that can be built, and what is wrong with it all the same; `withoutFaulty` before `compile`. */
export type ValidProblem = { readonly problem: ScheduleProblem; readonly warnings: ProblemFault[] };

/**
 * Checks a value from outside and tells every fault at once: of shape (strict, so that a misspelled key is a fault),
 * of attributes that may not reach the engine, and of facts. With an error nothing can be built and all faults,
 * warnings too, are the error; with warnings alone the rest is built. The value is not changed.
 */
export function validateProblem(value: unknown): Result<ValidProblem, ProblemFault[]> {
  const forbidden = forbiddenAttributes(value);
  const parsed = problemShape.safeParse(value);
  if (parsed.success) {
    const faults = [...forbidden, ...factFaults(parsed.data)];
    return faults.some(({ severity }) => severity === 'ERROR')
      ? err(faults)
      : ok({ problem: parsed.data, warnings: faults });
  }
  const { issues } = parsed.error;
  const repair = repairedShape(value, issues);
  const facts = repair === undefined ? [] : factFaults(repair.problem);
  return err([
    ...forbidden,
    ...shapeFaults(value, issues),
    ...facts.filter((fault) => !isMadeUp(fault, repair?.repaired ?? [])),
  ]);
}

/** Faults of a value of the right shape, in the order of the problem's parts. */
function factFaults(problem: ScheduleProblem): ProblemFault[] {
  const ground = groundOf(problem);
  return [
    ...duplicateIds(problem),
    ...unknownIds(ground),
    ...bellFaults(problem.bell),
    ...courseFaults(ground),
    ...sectionFaults(ground),
    ...linkFaults(ground),
    ...peopleFaults(ground),
    ...lockFaults(ground),
    ...studentFaults(ground),
  ];
}
