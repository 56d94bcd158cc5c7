import type { MakeExpression } from './expression.ts';
import { add } from './expressions/add.ts';
import { and } from './expressions/and.ts';
import { cond } from './expressions/cond.ts';
import { eq } from './expressions/eq.ts';
import { filter } from './expressions/filter.ts';
import { firstElement } from './expressions/first.ts';
import { gt } from './expressions/gt.ts';
import { gte } from './expressions/gte.ts';
import { ifNull } from './expressions/if-null.ts';
import { inList } from './expressions/in.ts';
import { literal } from './expressions/literal.ts';
import { lt } from './expressions/lt.ts';
import { lte } from './expressions/lte.ts';
import { mergeObjects } from './expressions/merge-objects.ts';
import { ne } from './expressions/ne.ts';
import { not } from './expressions/not.ts';
import { or } from './expressions/or.ts';
import { size } from './expressions/size.ts';
import { subtract } from './expressions/subtract.ts';
import { sumOf } from './expressions/sum.ts';

/** The expression operators that this server has; every other is refused by name. */
export const EXPRESSIONS: ReadonlyMap<string, MakeExpression> = new Map<string, MakeExpression>([
  ['$add', add],
  ['$and', and],
  ['$cond', cond],
  ['$eq', eq],
  ['$filter', filter],
  ['$first', firstElement],
  ['$gt', gt],
  ['$gte', gte],
  ['$ifNull', ifNull],
  ['$in', inList],
  ['$literal', literal],
  ['$lt', lt],
  ['$lte', lte],
  ['$mergeObjects', mergeObjects],
  ['$ne', ne],
  ['$not', not],
  ['$or', or],
  ['$size', size],
  ['$subtract', subtract],
  ['$sum', sumOf],
]);
