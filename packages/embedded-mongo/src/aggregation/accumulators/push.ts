import { keyText } from '../../bson/key.ts';
import type { Value } from '../../bson/value.ts';
import type { MakeAccumulator } from '../accumulator.ts';

/** All values in the order of the documents; a missing one is left out. */
export const push: MakeAccumulator = () => {
  const values: Value[] = [];
  let bytes = 0;
  return {
    add: (value) => {
      if (value === undefined) return;
      values.push(value);
      bytes += 16 + keyText(value).length;
    },
    result: () => values,
    get bytes() {
      return bytes;
    },
  };
};
