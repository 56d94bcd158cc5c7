import { Summation } from '../../bson/summation.ts';
import { isNumber } from '../../bson/value.ts';
import type { MakeAccumulator } from '../accumulator.ts';

/** Adds numbers and passes over everything else; of none the sum is 0. */
export const sum: MakeAccumulator = () => {
  const summation = new Summation();
  return {
    add: (value) => {
      if (isNumber(value)) summation.add(value);
    },
    result: () => summation.total(),
  };
};
