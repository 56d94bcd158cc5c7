import { isNullish } from '../../bson/truth.ts';
import { typeName } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { compileExactly, type MakeExpression } from '../expression.ts';

/** The first element of an array; missing when it is empty, null when there is no array. */
export const firstElement: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => {
    const array = part?.(scope);
    if (isNullish(array)) return null;
    if (Array.isArray(array)) return array[0];
    throw new MongoError(28689, `$first's argument must be an array, but is ${typeName(array)}`);
  };
};
