import type { MakeAccumulator } from './accumulator.ts';
import { avg } from './accumulators/avg.ts';
import { first, last } from './accumulators/ends.ts';
import { extreme } from './accumulators/extreme.ts';
import { addToSet, push } from './accumulators/lists.ts';
import { sum } from './accumulators/sum.ts';

export const ACCUMULATORS: ReadonlyMap<string, MakeAccumulator> = new Map<string, MakeAccumulator>([
  ['$sum', sum],
  ['$avg', avg],
  ['$min', extreme(-1)],
  ['$max', extreme(1)],
  ['$first', first],
  ['$last', last],
  ['$push', push],
  ['$addToSet', addToSet],
]);
