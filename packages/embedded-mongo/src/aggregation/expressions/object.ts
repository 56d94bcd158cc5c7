import { type Doc, typeName } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { compileArguments, type MakeExpression } from '../expression.ts';

export const mergeObjects: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => {
    const result: Doc = new Map();
    for (const part of parts) {
      const value = part(scope);
      if (value === undefined || value === null) continue;
      if (!(value instanceof Map))
        throw new MongoError(
          40400,
          `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
        );
      for (const [name, field] of value) result.set(name, field);
    }
    return result;
  };
};
