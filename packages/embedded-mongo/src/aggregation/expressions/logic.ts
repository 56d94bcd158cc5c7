import { MongoError } from '../../errors.ts';
import {
  compileArguments,
  compileExactly,
  compileExpression,
  type MakeExpression,
  namedArguments,
} from '../expression.ts';
import { truthy } from '../truth.ts';

export const and: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => parts.every((part) => truthy(part(scope)));
};

export const or: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => parts.some((part) => truthy(part(scope)));
};

export const not: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => !truthy(part?.(scope));
};

export const cond: MakeExpression = (argument, name) => {
  let list = argument;
  if (argument instanceof Map) {
    const named = namedArguments(argument, '$cond', ['if', 'then', 'else'], 17083);
    list = ['if', 'then', 'else'].map((part, i) => {
      const value = named.get(part);
      if (value === undefined) throw new MongoError(17080 + i, `Missing '${part}' parameter to $cond`);
      return value;
    });
  }
  const [test, yes, no] = compileExactly(list, name, 3);
  return (scope) => (truthy(test?.(scope)) ? yes?.(scope) : no?.(scope));
};

export const ifNull: MakeExpression = (argument, name) => {
  const parts = compileArguments(argument);
  if (parts.length < 2)
    throw new MongoError(1257300, `${name} needs at least two arguments, had: ${parts.length}`);
  return (scope) => {
    for (const part of parts.slice(0, -1)) {
      const value = part(scope);
      if (value !== undefined && value !== null) return value;
    }
    return parts[parts.length - 1]?.(scope);
  };
};

export const switchExpression: MakeExpression = (argument) => {
  const named = namedArguments(argument, '$switch', ['branches', 'default'], 40067);
  const branches = named.get('branches');
  if (!Array.isArray(branches)) throw new MongoError(40061, "$switch expected an array for 'branches'");
  const fallback = named.get('default');
  const otherwise = fallback === undefined ? undefined : compileExpression(fallback);
  const cases = branches.map((branch) => {
    const parts = namedArguments(branch, '$switch', ['case', 'then'], 40063);
    const test = parts.get('case');
    const then = parts.get('then');
    if (test === undefined)
      throw new MongoError(40064, "$switch requires each branch have a 'case' expression");
    if (then === undefined)
      throw new MongoError(40065, "$switch requires each branch have a 'then' expression.");
    return [compileExpression(test), compileExpression(then)] as const;
  });
  if (cases.length === 0) throw new MongoError(40068, '$switch requires at least one branch.');
  return (scope) => {
    for (const [test, then] of cases) if (truthy(test(scope))) return then(scope);
    if (otherwise === undefined) {
      throw new MongoError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    }
    return otherwise(scope);
  };
};

export const literal: MakeExpression = (argument) => () => argument;
