import type { Value } from '../../bson/value.ts';
import type { MakeAccumulator } from '../accumulator.ts';

export const first: MakeAccumulator = () => {
  let found: { value: Value | undefined } | undefined;
  return {
    add: (value) => {
      found ??= { value };
    },
    result: () => found?.value ?? null,
  };
};

export const last: MakeAccumulator = () => {
  let found: Value | undefined;
  return {
    add: (value) => {
      found = value;
    },
    result: () => found ?? null,
  };
};
