import { elemMatchPredicate } from './operators/elem-match.ts';
import { equalsPredicate } from './operators/eq.ts';
import { existsPredicate } from './operators/exists.ts';
import { gt } from './operators/gt.ts';
import { gte } from './operators/gte.ts';
import { inPredicate } from './operators/in.ts';
import { lt } from './operators/lt.ts';
import { lte } from './operators/lte.ts';
import { notEqual } from './operators/ne.ts';
import { notInPredicate } from './operators/nin.ts';
import { sizePredicate } from './operators/size.ts';
import { typePredicate } from './operators/type.ts';
import type { MakePredicate } from './predicate.ts';

/** The query operators of a field. `$regex`, `$not` and `$all` stand in the parser, because they need their siblings. */
export const OPERATORS: ReadonlyMap<string, MakePredicate> = new Map<string, MakePredicate>([
  ['$eq', equalsPredicate],
  ['$ne', notEqual],
  ['$gt', gt],
  ['$gte', gte],
  ['$lt', lt],
  ['$lte', lte],
  ['$in', inPredicate],
  ['$nin', notInPredicate],
  ['$exists', existsPredicate],
  ['$type', typePredicate],
  ['$size', sizePredicate],
  ['$elemMatch', elemMatchPredicate],
]);
