import { isTruthy } from '../../bson/truth.ts';
import { MongoError } from '../../errors.ts';
import { compileExactly, type MakeExpression, namedArguments } from '../expression.ts';

export const CONDITION = ['if', 'then', 'else'] as const;

/** `[if, then, else]` or the three by name. */
export const cond: MakeExpression = (argument, name) => {
  let list = argument;
  if (argument instanceof Map) {
    const named = namedArguments(argument, name, CONDITION, { unknown: 17083 });
    list = CONDITION.map((part, i) => {
      const value = named.get(part);
      if (value === undefined) throw new MongoError(17080 + i, `Missing '${part}' parameter to $cond`);
      return value;
    });
  }
  const [test, yes, no] = compileExactly(list, name, 3);
  return (scope) => (isTruthy(test?.(scope)) ? yes?.(scope) : no?.(scope));
};
