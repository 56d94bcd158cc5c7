import { addNumbers } from '../../bson/arithmetic.ts';
import { show } from '../../bson/show.ts';
import { isNumber, typeName } from '../../bson/value.ts';
import { badValue, typeMismatch } from '../../errors.ts';
import type { MakeModifier } from '../modifier.ts';

/** Adds in the wider of the two types; int32 grows to a long, and a sum that a long cannot hold is refused. */
export const inc: MakeModifier = (argument, path) => {
  if (!isNumber(argument))
    throw typeMismatch(`Cannot increment with non-numeric argument: {${path}: ${show(argument)}}`);
  return {
    creates: true,
    apply: (current, { id }) => {
      if (current === undefined) return argument;
      if (!isNumber(current)) {
        const field = path.split('.').pop() ?? path;
        throw typeMismatch(
          `Cannot apply $inc to a value of non-numeric type. {_id: ${show(id)}} has the field '${field}' of non-numeric type ${typeName(current)}`,
        );
      }
      const sum = addNumbers(current, argument);
      if (sum !== undefined) return sum;
      throw badValue(
        `Failed to apply $inc operations to current value (${show(current)}) for document {_id: ${show(id)}}`,
      );
    },
  };
};
