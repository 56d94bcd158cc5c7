import { nearestDouble } from './exact.ts';
import { isNumber, UNDEFINED, type Value } from './value.ts';

/** How MongoDB reads a value as yes or no: false, null, undefined and any zero are no. */
export function isTruthy(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false || value === UNDEFINED) return false;
  if (isNumber(value)) return nearestDouble(value) !== 0;
  return true;
}
