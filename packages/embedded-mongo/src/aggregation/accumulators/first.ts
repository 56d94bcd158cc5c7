import type { Value } from '../../bson/value.ts';
import type { MakeAccumulator } from '../accumulator.ts';

/** The value of the group's first document, null when that has none. */
export const first: MakeAccumulator = () => {
  let found: { readonly value: Value | undefined } | undefined;
  return {
    add: (value) => {
      found ??= { value };
    },
    result: () => found?.value ?? null,
  };
};
