import { int, typeName } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { compileExactly, type MakeExpression } from '../expression.ts';

export const size: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => {
    const value = part?.(scope);
    if (Array.isArray(value)) return int(value.length);
    throw new MongoError(
      17124,
      `The argument to $size must be an array, but was of type: ${typeName(value)}`,
    );
  };
};
