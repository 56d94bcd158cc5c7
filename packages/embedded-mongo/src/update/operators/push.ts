import { toInteger } from '../../bson/arithmetic.ts';
import { compareValues } from '../../bson/compare.ts';
import { show } from '../../bson/show.ts';
import { cloneValue, isNumber, typeName, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import { compareKeys, parseSort, sortValue } from '../../query/sort.ts';
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
  if (number === undefined)
    throw badValue(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  return Number(number);
}

function orderOf(sort: Value | undefined): Push['order'] {
  if (sort === undefined) return undefined;
  if (sort instanceof Map) {
    const fields = parseSort(sort);
    const keysOf = (value: Value): Value[] =>
      fields.map((field) => sortValue(value instanceof Map ? value : new Map(), field));
    return (left, right) => compareKeys(keysOf(left), keysOf(right), fields);
  }
  const direction = wholeNumber(sort, '$sort');
  if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
  return (left, right) => compareValues(left, right) * direction;
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
