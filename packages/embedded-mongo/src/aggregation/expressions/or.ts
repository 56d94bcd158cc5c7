import { isTruthy } from '../../bson/truth.ts';
import { compileArguments, type MakeExpression } from '../expression.ts';

/** True when some operand is neither false, null, missing nor zero. */
export const or: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => parts.some((part) => isTruthy(part(scope)));
};
