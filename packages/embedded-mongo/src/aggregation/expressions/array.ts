import { toInteger } from '../../bson/arithmetic.ts';
import { equalValues } from '../../bson/compare.ts';
import { keyText } from '../../bson/key.ts';
import { int, isNumber, typeName, type Value } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import {
  compileArguments,
  compileExactly,
  compileExpression,
  type Expression,
  type MakeExpression,
  namedArguments,
  type Scope,
} from '../expression.ts';
import { truthy } from '../truth.ts';

export const size: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => {
    const value = part?.(scope);
    if (!Array.isArray(value)) {
      throw new MongoError(
        17124,
        `The argument to $size must be an array, but was of type: ${typeName(value)}`,
      );
    }
    return int(value.length);
  };
};

export const inExpression: MakeExpression = (argument, name) => {
  const [wanted, list] = compileExactly(argument, name, 2);
  return (scope) => {
    const value = wanted?.(scope);
    const array = list?.(scope);
    if (!Array.isArray(array)) {
      throw new MongoError(40081, `$in requires an array as a second argument, found: ${typeName(array)}`);
    }
    return value !== undefined && array.some((element) => equalValues(element, value));
  };
};

export const arrayElemAt: MakeExpression = (argument, name) => {
  const [list, position] = compileExactly(argument, name, 2);
  return (scope) => {
    const array = list?.(scope);
    const index = position?.(scope);
    if (array === undefined || array === null || index === undefined || index === null) return null;
    if (!Array.isArray(array)) {
      throw new MongoError(
        28689,
        `$arrayElemAt's first argument must be an array, but is ${typeName(array)}`,
      );
    }
    const at = isNumber(index) ? toInteger(index) : undefined;
    if (at === undefined) {
      throw new MongoError(
        28690,
        `$arrayElemAt's second argument must be a numeric value, but is ${typeName(index)}`,
      );
    }
    return array.at(Number(at));
  };
};

/** `$first` and `$last` as expressions. */
export function end(position: 0 | -1): MakeExpression {
  return (argument, name) => {
    const [part] = compileExactly(argument, name, 1);
    return (scope) => {
      const array = part?.(scope);
      if (array === undefined || array === null) return null;
      if (!Array.isArray(array)) {
        throw new MongoError(28689, `${name}'s argument must be an array, but is ${typeName(array)}`);
      }
      return array.at(position);
    };
  };
}

function bind(scope: Scope, name: string, value: Value | undefined): Scope {
  return { ...scope, variables: new Map([...(scope.variables ?? []), [name, value]]) };
}

function variableName(value: Value | undefined, name: string): string {
  if (value === undefined) return 'this';
  if (typeof value !== 'string' || !/^[a-z]\w*$/.test(value)) {
    throw new MongoError(
      16867,
      `${name}: '${String(value)}' starts with an invalid character for a user variable name`,
    );
  }
  return value;
}

function required(value: Value | undefined, name: string, field: string): Expression {
  if (value === undefined) throw new MongoError(28648, `Missing '${field}' parameter to ${name}`);
  return compileExpression(value);
}

export const filter: MakeExpression = (argument, name) => {
  const named = namedArguments(argument, name, ['input', 'as', 'cond'], 28647);
  const input = required(named.get('input'), name, 'input');
  const test = required(named.get('cond'), name, 'cond');
  const variable = variableName(named.get('as'), name);
  return (scope) => {
    const array = input(scope);
    if (array === undefined || array === null) return null;
    if (!Array.isArray(array))
      throw new MongoError(28651, `input to $filter must be an array not ${typeName(array)}`);
    return array.filter((element) => truthy(test(bind(scope, variable, element))));
  };
};

export const map: MakeExpression = (argument, name) => {
  const named = namedArguments(argument, name, ['input', 'as', 'in'], 16879);
  const input = required(named.get('input'), name, 'input');
  const make = required(named.get('in'), name, 'in');
  const variable = variableName(named.get('as'), name);
  return (scope) => {
    const array = input(scope);
    if (array === undefined || array === null) return null;
    if (!Array.isArray(array))
      throw new MongoError(16883, `input to $map must be an array not ${typeName(array)}`);
    return array.map((element) => make(bind(scope, variable, element)) ?? null);
  };
};

export const concatArrays: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => {
    const result: Value[] = [];
    for (const part of parts) {
      const value = part(scope);
      if (value === undefined || value === null) return null;
      if (!Array.isArray(value))
        throw new MongoError(28664, `$concatArrays only supports arrays, not ${typeName(value)}`);
      result.push(...value);
    }
    return result;
  };
};

export const isArray: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => Array.isArray(part?.(scope));
};

/** Every value once, in the order of first appearance. */
export const setUnion: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => {
    const seen = new Map<string, Value>();
    for (const part of parts) {
      const value = part(scope);
      if (value === undefined || value === null) return null;
      if (!Array.isArray(value))
        throw new MongoError(
          17043,
          `All operands of $setUnion must be arrays. One argument is of type: ${typeName(value)}`,
        );
      for (const element of value) {
        const key = keyText(element);
        if (!seen.has(key)) seen.set(key, element);
      }
    }
    return [...seen.values()];
  };
};
