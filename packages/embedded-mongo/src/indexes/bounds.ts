import type { Conjunction, Constraint } from './constraints.ts';
import type { Index } from './index-spec.ts';
import { ALL, type Interval, intersect, intervalBytes, normalize } from './interval.ts';

/** The keys of one index field that a query allows. */
export type FieldBounds = {
  readonly intervals: readonly Interval[];
  /** Some condition narrows this field. */
  readonly constrained: boolean;
  /** Every interval is one value. */
  readonly points: boolean;
  /** There is exactly one value. */
  readonly single: boolean;
};

/** `point`: every field of the index has one value, so that `start` is a whole key without the _id behind it. */
export type ScanRange = { readonly start: Buffer; readonly end: Buffer; readonly point: boolean };

const UNBOUNDED: FieldBounds = { intervals: [ALL], constrained: false, points: false, single: false };

/** More separate scans than this cost more than one wider scan. */
const MAX_RANGES = 1000;

/**
 * The bounds of each field. On a field that crosses an array, two conditions may be met by two different elements, so
 * only one of them (or one `$elemMatch`) can bound the scan; and a second field under the same array stays unbounded.
 */
export function fieldBounds(index: Index, query: Conjunction): FieldBounds[] {
  const result: FieldBounds[] = [];
  const roots = new Set<string>();
  let open = true;
  for (let i = 0; i < index.fields.length; i++) {
    const field = index.fields[i];
    const constraints = field === undefined ? [] : (query.constraints.get(field.text) ?? []);
    const root = field?.path[0] ?? '';
    const crossed = index.multikey[i] === true;
    if (!open || constraints.length === 0 || (crossed && roots.has(root))) {
      open = false;
      result.push(UNBOUNDED);
      continue;
    }
    roots.add(root);
    const intervals = crossed
      ? pickOne(constraints)
      : intersectAll(constraints.map((constraint) => constraint.intervals));
    const constrained = !intervals.includes(ALL);
    const points = intervals.every((interval) => interval.point);
    result.push({ intervals, constrained, points, single: points && intervals.length === 1 });
    // Behind a range, further fields no longer narrow the scan: they are only tested.
    if (!points) open = false;
  }
  return result;
}

function intersectAll(sets: readonly (readonly Interval[])[]): Interval[] {
  let result: Interval[] = [ALL];
  for (const set of sets) {
    result = result.flatMap((left) =>
      set
        .map((right) => (left === ALL ? right : right === ALL ? left : intersect(left, right)))
        .filter((found) => found !== undefined),
    );
  }
  return normalize(result);
}

/** The narrowest single condition, or the conditions of one `$elemMatch` together. */
function pickOne(constraints: readonly Constraint[]): Interval[] {
  const groups = new Map<number, Constraint[]>();
  const choices: (readonly Constraint[])[] = [];
  for (const constraint of constraints) {
    if (constraint.group === undefined) choices.push([constraint]);
    else groups.set(constraint.group, [...(groups.get(constraint.group) ?? []), constraint]);
  }
  choices.push(...groups.values());
  const sets = choices.map((choice) => intersectAll(choice.map((constraint) => constraint.intervals)));
  const cost = (set: readonly Interval[]): number =>
    set.every((interval) => interval.point) ? set.length : 10_000 - sets.length;
  sets.sort((a, b) => cost(a) - cost(b));
  return sets[0] ?? [ALL];
}

/** The stretches of the index to read, in the order of the index. */
export function scanRanges(index: Index, bounds: readonly FieldBounds[]): ScanRange[] {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let ranges: ScanRange[] | undefined;
  let fixed = 0;
  for (let i = 0; i < bounds.length && ranges === undefined; i++) {
    const field = bounds[i];
    if (field === undefined || !field.constrained) break;
    const descending = index.fields[i]?.descending === true;
    const intervals = descending ? [...field.intervals].reverse() : field.intervals;
    if (prefixes.length * intervals.length > MAX_RANGES) break;
    if (field.points) {
      fixed += 1;
      prefixes = prefixes.flatMap((prefix) =>
        intervals.map((interval) => Buffer.concat([prefix, intervalBytes(interval, descending).start])),
      );
    } else {
      ranges = prefixes.flatMap((prefix) =>
        intervals.map((interval) => {
          const { start, end } = intervalBytes(interval, descending);
          return {
            start: Buffer.concat([prefix, start]),
            end: Buffer.concat([prefix, end]),
            point: false,
          };
        }),
      );
    }
  }
  const point = fixed === index.fields.length;
  return ranges ?? prefixes.map((prefix) => ({ start: prefix, end: afterPrefix(prefix), point }));
}

// A type byte is never 255, so this lies behind every key that begins with the prefix, in either direction.
function afterPrefix(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, Buffer.alloc(2, 255)]);
}
