import type { ProblemFault } from '../src/problem/fault.ts';
import { validateProblem } from '../src/problem/validate-problem.ts';

/** Every fault of a value, whether it stops a build or not. */
export function faultsOf(value: unknown): ProblemFault[] {
  const result = validateProblem(value);
  return result.ok ? result.value.warnings : result.error;
}

/** Code and id of each, in their order. */
export function codesOf(value: unknown): string[] {
  return faultsOf(value).map(({ code, id, severity }) => `${severity} ${code} ${id}`);
}
