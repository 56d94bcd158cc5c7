import { equalValues } from '../../bson/compare.ts';
import { typeName } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { compileExactly, type MakeExpression } from '../expression.ts';

/** Whether a value is among the elements of a list, numbers by value; a missing value is among none. */
export const inList: MakeExpression = (argument, name) => {
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
