import { isTruthy } from '../../bson/truth.ts';
import { compileArguments, type MakeExpression } from '../expression.ts';

/** True when no operand is false, null, missing or zero; also when there is none. */
export const and: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => parts.every((part) => isTruthy(part(scope)));
};
