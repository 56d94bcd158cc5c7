import { compareValues } from '../../bson/compare.ts';
import { isNullish } from '../../bson/truth.ts';
import type { Value } from '../../bson/value.ts';
import type { MakeAccumulator } from '../accumulator.ts';

/** `$min` (-1) or `$max` (1); null, undefined and missing do not count. */
export function extreme(direction: -1 | 1): MakeAccumulator {
  return () => {
    let best: Value | undefined;
    return {
      add: (value) => {
        if (isNullish(value)) return;
        if (best === undefined || compareValues(value, best) * direction > 0) best = value;
      },
      result: () => best ?? null,
    };
  };
}
