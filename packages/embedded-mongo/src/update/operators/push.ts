import { toInteger } from '../../bson/arithmetic.ts';
import { compareValues } from '../../bson/compare.ts';
import { compareNumbers, nearestDouble } from '../../bson/exact.ts';
import { show } from '../../bson/show.ts';
import { cloneValue, isNumber, typeName, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import type { SortField } from '../../indexes/plan.ts';
import { getAt } from '../../query/path.ts';
import { compareKeys } from '../../query/sort.ts';
import type { MakeModifier } from '../modifier.ts';

/** What may stand beside `$each`. */
export const PUSH: readonly string[] = ['$each', '$slice', '$sort'];

type Push = {
  readonly values: readonly Value[];
  readonly slice: number | undefined;
  readonly order: ((left: Value, right: Value) => number) | undefined;
};

function wholeNumber(value: Value | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  const number = isNumber(value) ? toInteger(value) : undefined;
  if (number === undefined || (isNumber(value) && compareNumbers(value, number) !== 0))
    throw badValue(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  return Number(number);
}

function orderOf(sort: Value | undefined): Push['order'] {
  if (sort === undefined) return undefined;
  if (sort instanceof Map) {
    const fields = [...sort].map(([text, direction]) => fieldOf(text, direction));
    if (fields.length === 0) throw badValue('The $sort pattern is empty when it should be a set of fields.');
    // An array is compared whole here, unlike in a sort of documents.
    const keysOf = (value: Value): Value[] => fields.map((field) => getAt(value, field.path) ?? null);
    return (left, right) => compareKeys(keysOf(left), keysOf(right), fields);
  }
  if (!isNumber(sort))
    throw badValue(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const direction = directionOf(sort);
  return (left, right) => compareValues(left, right) * direction;
}

function directionOf(value: Value): number {
  const number = isNumber(value) ? nearestDouble(value) : 0;
  if (number !== 1 && number !== -1) throw badValue('The $sort element value must be either 1 or -1');
  return number;
}

function fieldOf(text: string, direction: Value): SortField {
  const descending = directionOf(direction) < 0;
  const path = text.split('.');
  if (text === '') throw badValue('The $sort field cannot be empty');
  if (path.includes('')) throw badValue(`The $sort field is a dotted field but has an empty part: ${text}`);
  return { text, path, descending };
}

function parse(argument: Value): Push {
  if (!(argument instanceof Map) || !argument.has('$each')) {
    return { values: [argument], slice: undefined, order: undefined };
  }
  for (const name of argument.keys()) {
    if (!PUSH.includes(name)) throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  const values = argument.get('$each');
  if (!Array.isArray(values)) {
    throw badValue(`The argument to $each in $push must be an array but it was of type: ${typeName(values)}`);
  }
  return {
    values,
    slice: wholeNumber(argument.get('$slice'), '$slice'),
    order: orderOf(argument.get('$sort')),
  };
}

/** Appends, then `$sort`, then `$slice`. */
export const push: MakeModifier = (argument, path) => {
  const { values, slice, order } = parse(argument);
  return {
    creates: true,
    apply: (current, { id }) => {
      if (current !== undefined && !Array.isArray(current)) throw notAnArray(path, current, id);
      const result = current === undefined ? [] : [...current];
      result.push(...values.map(cloneValue));
      if (order !== undefined) result.sort(order);
      if (slice === undefined) return result;
      return slice >= 0 ? result.slice(0, slice) : result.slice(slice);
    },
  };
};

function notAnArray(path: string, current: Value, id: Value): Error {
  return badValue(
    `The field '${path}' must be an array but is of type ${typeName(current)} in document {_id: ${show(id)}}`,
  );
}
