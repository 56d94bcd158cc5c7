import type { MakeExpression } from './expression.ts';
import { abs, add, divide, mod, multiply, rounding, subtract } from './expressions/arithmetic.ts';
import {
  arrayElemAt,
  concatArrays,
  end,
  filter,
  inExpression,
  isArray,
  map,
  setUnion,
  size,
} from './expressions/array.ts';
import { compareExpression, comparisonExpression } from './expressions/comparison.ts';
import { datePart, dateToString } from './expressions/date.ts';
import { folded } from './expressions/fold.ts';
import { and, cond, ifNull, literal, not, or, switchExpression } from './expressions/logic.ts';
import { mergeObjects } from './expressions/object.ts';
import { concat, strcasecmp, substrCP, toLower, toStringExpression, toUpper } from './expressions/text.ts';

/** The expression operators that this server has; every other is refused by name. */
export const EXPRESSIONS: ReadonlyMap<string, MakeExpression> = new Map<string, MakeExpression>([
  ['$eq', comparisonExpression((order) => order === 0)],
  ['$ne', comparisonExpression((order) => order !== 0)],
  ['$gt', comparisonExpression((order) => order > 0)],
  ['$gte', comparisonExpression((order) => order >= 0)],
  ['$lt', comparisonExpression((order) => order < 0)],
  ['$lte', comparisonExpression((order) => order <= 0)],
  ['$cmp', compareExpression],
  ['$and', and],
  ['$or', or],
  ['$not', not],
  ['$cond', cond],
  ['$ifNull', ifNull],
  ['$switch', switchExpression],
  ['$literal', literal],
  ['$add', add],
  ['$subtract', subtract],
  ['$multiply', multiply],
  ['$divide', divide],
  ['$mod', mod],
  ['$abs', abs],
  ['$floor', rounding(Math.floor)],
  ['$ceil', rounding(Math.ceil)],
  ['$concat', concat],
  ['$toLower', toLower],
  ['$toUpper', toUpper],
  ['$strcasecmp', strcasecmp],
  ['$substrCP', substrCP],
  ['$toString', toStringExpression],
  ['$size', size],
  ['$in', inExpression],
  ['$arrayElemAt', arrayElemAt],
  ['$first', end(0)],
  ['$last', end(-1)],
  ['$filter', filter],
  ['$map', map],
  ['$concatArrays', concatArrays],
  ['$isArray', isArray],
  ['$setUnion', setUnion],
  ['$mergeObjects', mergeObjects],
  ['$sum', folded('$sum')],
  ['$avg', folded('$avg')],
  ['$min', folded('$min')],
  ['$max', folded('$max')],
  ['$dateToString', dateToString],
  ['$year', datePart((date) => date.getUTCFullYear())],
  ['$month', datePart((date) => date.getUTCMonth() + 1)],
  ['$dayOfMonth', datePart((date) => date.getUTCDate())],
  ['$dayOfWeek', datePart((date) => date.getUTCDay() + 1)],
  ['$hour', datePart((date) => date.getUTCHours())],
  ['$minute', datePart((date) => date.getUTCMinutes())],
  ['$second', datePart((date) => date.getUTCSeconds())],
]);
