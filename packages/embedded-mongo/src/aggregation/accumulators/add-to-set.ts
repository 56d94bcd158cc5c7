import { keyText } from '../../bson/key.ts';
import type { Value } from '../../bson/value.ts';
import type { MakeAccumulator } from '../accumulator.ts';

/** Every value once, numbers of all types by value; in the order of first appearance, which MongoDB leaves open. */
export const addToSet: MakeAccumulator = () => {
  const values = new Map<string, Value>();
  let bytes = 0;
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = keyText(value);
      if (values.has(key)) return;
      values.set(key, value);
      bytes += 16 + key.length * 2;
    },
    result: () => [...values.values()],
    get bytes() {
      return bytes;
    },
  };
};
