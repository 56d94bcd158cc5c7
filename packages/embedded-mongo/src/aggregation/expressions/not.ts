import { compileExactly, type MakeExpression } from '../expression.ts';
import { truthy } from '../truth.ts';

export const not: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => !truthy(part?.(scope));
};
