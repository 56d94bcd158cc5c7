import { divideNumbers } from '../../bson/arithmetic.ts';
import { Summation } from '../../bson/summation.ts';
import { int, isNumber } from '../../bson/value.ts';
import type { MakeAccumulator } from '../accumulator.ts';

/** The mean of the numbers as a double, or as a decimal when one is; null when there are none. */
export const avg: MakeAccumulator = () => {
  const summation = new Summation();
  let count = 0;
  return {
    add: (value) => {
      if (!isNumber(value)) return;
      summation.add(value);
      count += 1;
    },
    result: () => (count === 0 ? null : divideNumbers(summation.total(), int(count))),
  };
};
