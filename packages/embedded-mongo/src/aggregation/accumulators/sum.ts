import { addNumbers } from '../../bson/arithmetic.ts';
import { type Numeric, nearestDouble } from '../../bson/exact.ts';
import { int, isNumber } from '../../bson/value.ts';
import type { MakeAccumulator } from '../accumulator.ts';

/** Adds numbers and passes over everything else; integers that overflow 64 bits go on as doubles. */
export const sum: MakeAccumulator = () => {
  let total: Numeric = int(0);
  return {
    add: (value) => {
      if (isNumber(value)) total = addNumbers(total, value) ?? nearestDouble(total) + nearestDouble(value);
    },
    result: () => total,
  };
};
