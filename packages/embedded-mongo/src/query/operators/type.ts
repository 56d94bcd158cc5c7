import { nearestDouble } from '../../bson/exact.ts';
import { isNumber, typeNumber, type Value } from '../../bson/value.ts';
import { badValue, failedToParse, typeMismatch } from '../../errors.ts';
import type { Predicate } from '../predicate.ts';

const NUMBERS = new Map<string, number>([
  ['double', 1],
  ['string', 2],
  ['object', 3],
  ['array', 4],
  ['binData', 5],
  ['undefined', 6],
  ['objectId', 7],
  ['bool', 8],
  ['date', 9],
  ['null', 10],
  ['regex', 11],
  ['dbPointer', 12],
  ['javascript', 13],
  ['symbol', 14],
  ['javascriptWithScope', 15],
  ['int', 16],
  ['timestamp', 17],
  ['long', 18],
  ['decimal', 19],
  ['minKey', -1],
  ['maxKey', 127],
]);
const NUMERIC = [1, 16, 18, 19];
const KNOWN = new Set(NUMBERS.values());

function numbersOf(value: Value): number[] {
  if (typeof value === 'string') {
    if (value === 'number') return NUMERIC;
    const number = NUMBERS.get(value);
    if (number === undefined) throw badValue(`Unknown type name alias: ${value}`);
    return [number];
  }
  if (!isNumber(value)) throw typeMismatch('type must be represented as a number or a string');
  const number = nearestDouble(value);
  if (number === 0) throw badValue('Invalid numerical type code: 0. Instead use {$exists:false}.');
  if (!KNOWN.has(number)) throw badValue(`Invalid numerical type code: ${number}`);
  return [number];
}

export function typePredicate(argument: Value): Predicate {
  if (Array.isArray(argument) && argument.length === 0) {
    throw failedToParse('$type must match at least one type');
  }
  const numbers = new Set((Array.isArray(argument) ? argument : [argument]).flatMap(numbersOf));
  return {
    name: '$type',
    reach: 'leaves',
    test: (found) => found !== undefined && numbers.has(typeNumber(found)),
    matchesMissing: false,
    argument,
  };
}
