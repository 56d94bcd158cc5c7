import { addNumbers, divideNumbers } from '../../bson/arithmetic.ts';
import { type Numeric, nearestDouble } from '../../bson/exact.ts';
import { int, isNumber } from '../../bson/value.ts';
import type { MakeAccumulator } from '../accumulator.ts';

/** The mean of the numbers, null when there are none. */
export const avg: MakeAccumulator = () => {
  let total: Numeric = int(0);
  let count = 0;
  return {
    add: (value) => {
      if (!isNumber(value)) return;
      total = addNumbers(total, value) ?? nearestDouble(total) + nearestDouble(value);
      count += 1;
    },
    result: () => (count === 0 ? null : divideNumbers(total, int(count))),
  };
};
