import { toInteger } from '../../bson/arithmetic.ts';
import { encode } from '../../bson/encode.ts';
import { int, isNumber, typeName, type Value } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { parseFilter } from '../../query/filter.ts';
import { parseSort, sortInMemory } from '../../query/sort.ts';
import type { MakeStage } from '../stage.ts';

export const match: MakeStage = (argument, context) => {
  if (!(argument instanceof Map))
    throw new MongoError(15959, 'the match filter must be an expression in an object');
  const filter = parseFilter(argument, context.variables);
  return function* (input) {
    for (const document of input) if (filter.matches(document)) yield document;
  };
};

/** Bounded as `find`'s sort is; `limit` is that of a `$limit` right behind. */
export function sortStage(argument: Value, limit?: number): ReturnType<MakeStage> {
  if (!(argument instanceof Map))
    throw new MongoError(15973, 'the $sort key specification must be an object');
  if (argument.size === 0) throw new MongoError(15976, '$sort stage must have at least one sort key');
  const fields = parseSort(argument);
  return (input) =>
    sortInMemory(
      input,
      fields,
      (document) => document,
      (document) => encode(document).length,
      limit,
    );
}

export const sort: MakeStage = (argument) => sortStage(argument);

function count(argument: Value, name: string): number {
  const number = isNumber(argument) ? toInteger(argument) : undefined;
  if (number === undefined || number < 0n) {
    throw new MongoError(
      name === '$limit' ? 2107201 : 5107200,
      `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${typeName(argument)}`,
    );
  }
  return Number(number);
}

export const limit: MakeStage = (argument) => {
  const most = count(argument, '$limit');
  if (most === 0) throw new MongoError(15958, 'the limit must be positive');
  return function* (input) {
    let left = most;
    for (const document of input) {
      yield document;
      left -= 1;
      if (left === 0) return;
    }
  };
};

export const skip: MakeStage = (argument) => {
  const first = count(argument, '$skip');
  return function* (input) {
    let left = first;
    for (const document of input) {
      if (left > 0) left -= 1;
      else yield document;
    }
  };
};

export const countStage: MakeStage = (argument) => {
  if (typeof argument !== 'string' || argument === '')
    throw new MongoError(40156, 'the count field must be a non-empty string');
  if (argument.startsWith('$')) throw new MongoError(40158, 'the count field cannot be a $-prefixed path');
  if (argument.includes('.')) throw new MongoError(40160, "the count field cannot contain '.'");
  return function* (input) {
    let total = 0;
    for (const _ of input) total += 1;
    if (total > 0) yield new Map([[argument, int(total)]]);
  };
};
