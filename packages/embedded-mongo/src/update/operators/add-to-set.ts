import { equalValues } from '../../bson/compare.ts';
import { cloneValue, typeName } from '../../bson/value.ts';
import { badValue, typeMismatch } from '../../errors.ts';
import { KEEP, type MakeModifier } from '../modifier.ts';

export const addToSet: MakeModifier = (argument, path) => {
  let values = [argument];
  if (argument instanceof Map && argument.has('$each')) {
    if (argument.size > 1) throw badValue(`Found unexpected fields after $each in $addToSet`);
    const each = argument.get('$each');
    if (!Array.isArray(each)) {
      throw typeMismatch(
        `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`,
      );
    }
    values = each;
  }
  return {
    creates: true,
    apply: (current) => {
      if (current !== undefined && !Array.isArray(current)) {
        throw badValue(
          `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(current)}`,
        );
      }
      const result = current === undefined ? [] : [...current];
      for (const value of values) {
        if (!result.some((element) => equalValues(element, value))) result.push(cloneValue(value));
      }
      return current !== undefined && result.length === current.length ? KEEP : result;
    },
  };
};
