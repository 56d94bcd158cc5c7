import { comparison } from './operators/comparison.ts';
import { elemMatchPredicate } from './operators/elem-match.ts';
import { equalsPredicate } from './operators/eq.ts';
import { existsPredicate } from './operators/exists.ts';
import { inPredicate, notInPredicate } from './operators/in.ts';
import { modPredicate } from './operators/mod.ts';
import { notEqual } from './operators/ne.ts';
import { sizePredicate } from './operators/size.ts';
import { typePredicate } from './operators/type.ts';
import type { MakePredicate } from './predicate.ts';

/** The query operators of a field. `$regex`, `$not` and `$all` stand in the parser, because they need their siblings. */
export const OPERATORS: ReadonlyMap<string, MakePredicate> = new Map<string, MakePredicate>([
  ['$eq', equalsPredicate],
  ['$ne', notEqual],
  ['$gt', comparison('$gt')],
  ['$gte', comparison('$gte')],
  ['$lt', comparison('$lt')],
  ['$lte', comparison('$lte')],
  ['$in', inPredicate],
  ['$nin', notInPredicate],
  ['$exists', existsPredicate],
  ['$type', typePredicate],
  ['$size', sizePredicate],
  ['$mod', modPredicate],
  ['$elemMatch', elemMatchPredicate],
]);
