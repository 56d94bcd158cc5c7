import { compareValues } from '../../bson/compare.ts';
import { KEEP, type MakeModifier } from '../modifier.ts';

/** `$min` and `$max`: across types by MongoDB's order. */
export function extremeOf(direction: -1 | 1): MakeModifier {
  return (argument) => ({
    creates: true,
    apply: (current) =>
      current === undefined || compareValues(argument, current) * direction > 0 ? argument : KEEP,
  });
}
