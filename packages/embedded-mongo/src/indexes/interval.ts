import { ORDER } from '../bson/compare.ts';
import { after, encodeKey, invert } from '../bson/key.ts';
import type { Value } from '../bson/value.ts';

/** A place between index keys: just before, or just after, everything that begins with `prefix`. */
export type Bound = { readonly prefix: Buffer; readonly after: boolean };

/** The encoded values of one field from `low` to `high`. */
export type Interval = { readonly low: Bound; readonly high: Bound; readonly point: boolean };

function before(prefix: Buffer): Bound {
  return { prefix, after: false };
}

function behind(prefix: Buffer): Bound {
  return { prefix, after: true };
}

export function point(value: Value): Interval {
  const key = encodeKey(value);
  return { low: before(key), high: behind(key), point: true };
}

/** All values of one type order (comparison never crosses types). */
function type(order: number): { low: Bound; high: Bound } {
  const prefix = Buffer.from([order]);
  return { low: before(prefix), high: behind(prefix) };
}

/** `order <op> value` within the value's own type. */
export function range(operator: '$gt' | '$gte' | '$lt' | '$lte', value: Value): Interval {
  const key = encodeKey(value);
  const { low, high } = type(key[0] ?? 0);
  if (operator === '$gt') return { low: behind(key), high, point: false };
  if (operator === '$gte') return { low: before(key), high, point: false };
  if (operator === '$lt') return { low, high: before(key), point: false };
  return { low, high: behind(key), point: false };
}

/** Strings that begin with `text`. */
export function stringPrefix(text: string): Interval {
  const key = encodeKey(text);
  const prefix = key.subarray(0, key.length - 1);
  return { low: before(prefix), high: behind(prefix), point: false };
}

/** Everything. */
export const ALL: Interval = {
  low: before(Buffer.from([0])),
  high: behind(Buffer.from([ORDER.maxKey])),
  point: false,
};

/** The bound as bytes of an ascending or a descending field; in a descending one all bits are inverted. */
export function boundBytes(bound: Bound, descending: boolean): Buffer {
  const prefix = descending ? invert(bound.prefix) : bound.prefix;
  return bound.after !== descending ? after(prefix) : prefix;
}

/** The two ends of an interval in the direction of the field. */
export function intervalBytes(interval: Interval, descending: boolean): { start: Buffer; end: Buffer } {
  const low = boundBytes(interval.low, descending);
  const high = boundBytes(interval.high, descending);
  return descending ? { start: high, end: low } : { start: low, end: high };
}

function compareBounds(left: Bound, right: Bound): number {
  return Buffer.compare(boundBytes(left, false), boundBytes(right, false));
}

/** What lies in both; undefined when nothing does. */
export function intersect(left: Interval, right: Interval): Interval | undefined {
  const low = compareBounds(left.low, right.low) >= 0 ? left.low : right.low;
  const high = compareBounds(left.high, right.high) <= 0 ? left.high : right.high;
  if (compareBounds(low, high) >= 0) return undefined;
  return { low, high, point: left.point || right.point };
}

/** Sorted, without doubles or overlaps, so that a scan meets every key once and in order. */
export function normalize(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => compareBounds(a.low, b.low) || compareBounds(b.high, a.high));
  const result: Interval[] = [];
  for (const interval of sorted) {
    const last = result[result.length - 1];
    if (last === undefined || compareBounds(interval.low, last.high) >= 0) result.push(interval);
    else if (compareBounds(interval.high, last.high) > 0) {
      result[result.length - 1] = { low: last.low, high: interval.high, point: false };
    }
  }
  return result;
}
