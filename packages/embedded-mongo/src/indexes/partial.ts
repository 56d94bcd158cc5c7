import type { FilterNode, Predicate } from '../query/predicate.ts';
import type { Conjunction } from './constraints.ts';
import { boundBytes, type Interval } from './interval.ts';

/** Whether every document that the query matches is in a partial index with this filter. */
export function implies(query: Conjunction, partial: FilterNode): boolean {
  if (partial.kind === 'and') return partial.children.every((child) => implies(query, child));
  if (partial.kind === 'or') return partial.children.some((child) => implies(query, child));
  if (partial.kind !== 'path') return false;
  return query.predicates.some(
    ({ text, predicate }) => text === partial.text && predicateImplies(predicate, partial.predicate),
  );
}

function predicateImplies(query: Predicate, partial: Predicate): boolean {
  if (query.negated === true) return false;
  if (partial.name === '$exists') return !query.matchesMissing;
  if (query.equals !== undefined) return partial.test(query.equals);
  if (query.name === '$in' && Array.isArray(query.argument)) {
    return query.argument.every((value) => partial.test(value));
  }
  const outer = partial.intervals;
  if (query.intervals === undefined || outer === undefined || query.name === '$exists') return false;
  return query.intervals.every((inner) => outer.some((interval) => contains(interval, inner)));
}

function contains(outer: Interval, inner: Interval): boolean {
  return (
    Buffer.compare(boundBytes(outer.low, false), boundBytes(inner.low, false)) <= 0 &&
    Buffer.compare(boundBytes(inner.high, false), boundBytes(outer.high, false)) <= 0
  );
}
