import { addNumbers, multiplyNumbers } from '../../bson/arithmetic.ts';
import type { Numeric } from '../../bson/exact.ts';
import { show } from '../../bson/show.ts';
import { Int32, isNumber, typeName } from '../../bson/value.ts';
import { badValue, typeMismatch } from '../../errors.ts';
import type { MakeModifier } from '../modifier.ts';

function arithmetic(
  name: '$inc' | '$mul',
  verb: string,
  combine: (left: Numeric, right: Numeric) => Numeric | undefined,
): MakeModifier {
  return (argument, path) => {
    if (!isNumber(argument)) {
      throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${show(argument)}}`);
    }
    return {
      creates: true,
      apply: (current, { id }) => {
        if (current === undefined)
          return name === '$inc' ? argument : (multiplyNumbers(argument, new Int32(0)) ?? argument);
        if (!isNumber(current)) {
          const field = path.split('.').pop() ?? path;
          throw typeMismatch(
            `Cannot apply ${name} to a value of non-numeric type. {_id: ${show(id)}} has the field '${field}' of non-numeric type ${typeName(current)}`,
          );
        }
        const result = combine(current, argument);
        if (result === undefined) {
          throw badValue(
            `Failed to apply ${name} operations to current value (${show(current)}) for document {_id: ${show(id)}}`,
          );
        }
        return result;
      },
    };
  };
}

export const inc = arithmetic('$inc', 'increment', addNumbers);
export const mul = arithmetic('$mul', 'multiply', multiplyNumbers);
