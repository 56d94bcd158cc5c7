import type { MakeAccumulator } from './accumulator.ts';
import { addToSet } from './accumulators/add-to-set.ts';
import { avg } from './accumulators/avg.ts';
import { first } from './accumulators/first.ts';
import { max } from './accumulators/max.ts';
import { min } from './accumulators/min.ts';
import { push } from './accumulators/push.ts';
import { sum } from './accumulators/sum.ts';

/** What `$group` can gather; every other operator is refused by name. */
export const ACCUMULATORS: ReadonlyMap<string, MakeAccumulator> = new Map<string, MakeAccumulator>([
  ['$addToSet', addToSet],
  ['$avg', avg],
  ['$first', first],
  ['$max', max],
  ['$min', min],
  ['$push', push],
  ['$sum', sum],
]);
