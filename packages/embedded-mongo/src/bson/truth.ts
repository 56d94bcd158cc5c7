import { nearestDouble } from './exact.ts';
import { isNumber, type Marker, UNDEFINED, type Value } from './value.ts';

/** What expressions take for no value: missing, null and the deprecated undefined. */
export function isNullish(value: Value | undefined): value is undefined | null | Marker {
  return value === undefined || value === null || value === UNDEFINED;
}

/** How MongoDB reads a value as yes or no: false, null, undefined and any zero are no. */
export function isTruthy(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false || value === UNDEFINED) return false;
  if (isNumber(value)) return nearestDouble(value) !== 0;
  return true;
}
