import { BSON, type Document } from 'mongodb';
import { hasType, isNumber } from './bson-types.ts';
import type { Entities } from './entities.ts';
import { Mismatch } from './spec.ts';

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : BSON.EJSON.stringify(value);
}

function isObject(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Date) && !('_bsontype' in value);
}

function specialOf(expected: unknown): readonly [string, unknown] | undefined {
  if (!isObject(expected)) return undefined;
  const [entry, ...others] = Object.entries(expected);
  return entry?.[0].startsWith('$$') === true && others.length === 0 ? entry : undefined;
}

/**
 * The format's matching: whole documents, and those of a list of results, may have more fields than expected, those
 * inside them not; numbers match by value. Throws a Mismatch that says where. `isRoot` is false inside a document.
 */
export function match(
  expected: unknown,
  actual: unknown,
  entities: Entities,
  path: string,
  isRoot = true,
): void {
  const special = specialOf(expected);
  if (special !== undefined) matchSpecial(special, actual, entities, path, isRoot);
  else if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      throw new Mismatch(`${path} is ${shown(actual)}, not ${shown(expected)}`);
    for (const [i, element] of expected.entries())
      match(element, actual[i], entities, `${path}[${i}]`, isRoot);
  } else if (isObject(expected)) {
    if (!isObject(actual)) throw new Mismatch(`${path} is ${shown(actual)}, not ${shown(expected)}`);
    for (const [name, value] of Object.entries(expected))
      match(value, actual[name], entities, `${path}.${name}`, false);
    const more = Object.keys(actual).find((name) => !(name in expected) && actual[name] !== undefined);
    if (!isRoot && more !== undefined) throw new Mismatch(`${path} has '${more}', which is not expected`);
  } else if (!isSame(expected, actual)) {
    throw new Mismatch(`${path} is ${shown(actual)}, not ${shown(expected)}`);
  }
}

function isSame(expected: unknown, actual: unknown): boolean {
  if (isNumber(expected) && isNumber(actual)) return Number(expected) === Number(actual);
  if (typeof expected === 'object' && expected !== null) return shown(expected) === shown(actual);
  return expected === actual;
}

function matchSpecial(
  [operator, argument]: readonly [string, unknown],
  actual: unknown,
  entities: Entities,
  path: string,
  isRoot: boolean,
): void {
  const holds = (isTrue: boolean): void => {
    if (!isTrue) throw new Mismatch(`${path} is ${shown(actual)}, not ${operator} ${shown(argument)}`);
  };
  switch (operator) {
    case '$$exists':
      holds((actual !== undefined) === argument);
      return;
    case '$$type':
      holds(hasType(actual, argument));
      return;
    case '$$unsetOrMatches':
      // Where the format says unset, this driver has null.
      if (actual !== undefined && actual !== null) match(argument, actual, entities, path, isRoot);
      return;
    case '$$sessionLsid':
      holds(shown(actual) === shown(entities.lsid(argument)));
      return;
    case '$$matchesEntity':
      match(entities.saved(String(argument)), actual, entities, path, isRoot);
      return;
    default:
      throw new Error(`The runner does not know the matcher '${operator}'.`);
  }
}
