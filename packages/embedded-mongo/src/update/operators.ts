import type { MakeModifier } from './modifier.ts';
import { addToSet } from './operators/add-to-set.ts';
import { inc, mul } from './operators/arithmetic.ts';
import { currentDate } from './operators/current-date.ts';
import { extremeOf } from './operators/extreme.ts';
import { pop } from './operators/pop.ts';
import { pull, pullAll } from './operators/pull.ts';
import { push } from './operators/push.ts';
import { set, setOnInsert, unset } from './operators/set.ts';

/** The update operators of one field; `$rename`, which has two, stands in the parser. */
export const MODIFIERS: ReadonlyMap<string, MakeModifier> = new Map<string, MakeModifier>([
  ['$set', set],
  ['$setOnInsert', setOnInsert],
  ['$unset', unset],
  ['$inc', inc],
  ['$mul', mul],
  ['$min', extremeOf(-1)],
  ['$max', extremeOf(1)],
  ['$push', push],
  ['$pull', pull],
  ['$pullAll', pullAll],
  ['$pop', pop],
  ['$addToSet', addToSet],
  ['$currentDate', currentDate],
]);
