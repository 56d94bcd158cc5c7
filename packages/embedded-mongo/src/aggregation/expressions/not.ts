import { isTruthy } from '../../bson/truth.ts';
import { compileExactly, type MakeExpression } from '../expression.ts';

export const not: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => !isTruthy(part?.(scope));
};
