import { show } from '../../bson/show.ts';
import { isNullish } from '../../bson/truth.ts';
import { type Doc, typeName } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { compileArguments, type MakeExpression } from '../expression.ts';

/** One document of several; of the same name the last value counts, in the place of the first. Null and missing add nothing. */
export const mergeObjects: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => {
    const result: Doc = new Map();
    for (const part of parts) {
      const value = part(scope);
      if (isNullish(value)) continue;
      if (!(value instanceof Map))
        throw new MongoError(
          40400,
          `$mergeObjects requires object inputs, but input ${show(value)} is of type ${typeName(value)}`,
        );
      for (const [name, field] of value) result.set(name, field);
    }
    return result;
  };
};
