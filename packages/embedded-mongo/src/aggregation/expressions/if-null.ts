import { isNullish } from '../../bson/truth.ts';
import { MongoError } from '../../errors.ts';
import { compileArguments, type MakeExpression } from '../expression.ts';

/** The first operand that is neither null nor missing, else the last whatever it is. */
export const ifNull: MakeExpression = (argument, name) => {
  const parts = compileArguments(argument);
  if (parts.length < 2)
    throw new MongoError(1257300, `${name} needs at least two arguments, had: ${parts.length}`);
  return (scope) => {
    for (const part of parts.slice(0, -1)) {
      const value = part(scope);
      if (!isNullish(value)) return value;
    }
    return parts[parts.length - 1]?.(scope);
  };
};
