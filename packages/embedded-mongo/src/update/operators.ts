import type { MakeModifier } from './modifier.ts';
import { addToSet } from './operators/add-to-set.ts';
import { inc } from './operators/inc.ts';
import { max } from './operators/max.ts';
import { min } from './operators/min.ts';
import { pull } from './operators/pull.ts';
import { PUSH, push } from './operators/push.ts';
import { set } from './operators/set.ts';
import { setOnInsert } from './operators/set-on-insert.ts';
import { unset } from './operators/unset.ts';

/** The update operators that this server has; every other is refused by name. */
export const MODIFIERS: ReadonlyMap<string, MakeModifier> = new Map<string, MakeModifier>([
  ['$addToSet', addToSet],
  ['$inc', inc],
  ['$max', max],
  ['$min', min],
  ['$pull', pull],
  ['$push', push],
  ['$set', set],
  ['$setOnInsert', setOnInsert],
  ['$unset', unset],
]);

/** What may stand inside an operator's argument. */
export const CLAUSES: Readonly<Record<string, readonly string[]>> = { $addToSet: ['$each'], $push: PUSH };
