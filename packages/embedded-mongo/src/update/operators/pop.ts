import { nearestDouble } from '../../bson/exact.ts';
import { isNumber, typeName } from '../../bson/value.ts';
import { failedToParse, typeMismatch } from '../../errors.ts';
import { KEEP, type MakeModifier } from '../modifier.ts';

export const pop: MakeModifier = (argument, path) => {
  const end = isNumber(argument) ? nearestDouble(argument) : 0;
  if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${String(end)}`);
  return {
    creates: false,
    apply: (current) => {
      if (current === undefined) return KEEP;
      if (!Array.isArray(current)) {
        throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeName(current)}'`);
      }
      return end === 1 ? current.slice(0, -1) : current.slice(1);
    },
  };
};
