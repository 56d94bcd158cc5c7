import { compareValues } from '../bson/compare.ts';
import { nearestDouble } from '../bson/exact.ts';
import { type Doc, isNumber, UNDEFINED, type Value } from '../bson/value.ts';
import { badValue, CODES, MongoError } from '../errors.ts';
import type { SortField } from '../indexes/plan.ts';
import { Pause } from '../turns.ts';
import { visitPath } from './path.ts';

/** MongoDB's bound for sorts in memory, in bytes. */
const SORT_MEMORY_BYTES = 100 * 1024 * 1024;

export function parseSort(sort: Doc | undefined): SortField[] {
  if (sort === undefined) return [];
  return [...sort].map(([text, direction]) => {
    if (!isNumber(direction))
      throw badValue(`Illegal key in $sort specification: ${text}: only 1 and -1 are supported`);
    const number = nearestDouble(direction);
    if (number !== 1 && number !== -1)
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    if (text === '' || text.startsWith('$'))
      throw badValue(`FieldPath field names may not start with '$'. Illegal sort key: ${text}`);
    return { text, path: text.split('.'), descending: number < 0 };
  });
}

/** The value by which a document sorts: of an array the least element when ascending, the greatest when descending. */
export function sortValue(document: Doc, field: SortField): Value {
  let best: Value | undefined;
  const offer = (value: Value): void => {
    if (best === undefined) best = value;
    else if (field.descending ? compareValues(value, best) > 0 : compareValues(value, best) < 0) best = value;
  };
  visitPath(document, field.path, (value) => {
    if (!Array.isArray(value)) offer(value ?? null);
    else if (value.length === 0) offer(UNDEFINED);
    else value.forEach(offer);
    return false;
  });
  return best ?? null;
}

export type Sorted<T> = { readonly entry: T; readonly keys: readonly Value[] };

export function compareKeys(
  left: readonly Value[],
  right: readonly Value[],
  sort: readonly SortField[],
): number {
  for (let i = 0; i < sort.length; i++) {
    const order = compareValues(left[i] ?? null, right[i] ?? null);
    if (order !== 0) return sort[i]?.descending === true ? -order : order;
  }
  return 0;
}

/**
 * Sorts in memory, stable. With a limit only that many are held; without, more than 100 MB is refused as MongoDB does.
 * `sizeOf` gives the bytes of an entry.
 */
export function* sortInMemory<T extends object>(
  entries: Iterable<T | Pause>,
  sort: readonly SortField[],
  documentOf: (entry: T) => Doc,
  sizeOf: (entry: T) => number,
  limit: number | undefined,
): Generator<T | Pause> {
  let held: Sorted<T>[] = [];
  let bytes = 0;
  const order = (a: Sorted<T>, b: Sorted<T>): number => compareKeys(a.keys, b.keys, sort);
  for (const entry of entries) {
    if (entry instanceof Pause) {
      yield entry;
      continue;
    }
    const document = documentOf(entry);
    held.push({ entry, keys: sort.map((field) => sortValue(document, field)) });
    bytes += sizeOf(entry);
    const isFull = bytes > SORT_MEMORY_BYTES;
    if (limit !== undefined && held.length > limit && (isFull || held.length >= limit * 2 + 1000)) {
      held = held.sort(order).slice(0, limit);
      bytes = held.reduce((sum, one) => sum + sizeOf(one.entry), 0);
    }
    if (bytes > SORT_MEMORY_BYTES) {
      throw new MongoError(
        CODES.QueryExceededMemoryLimitNoDiskUseAllowed,
        `Executor error during find command :: caused by :: Sort exceeded memory limit of ${SORT_MEMORY_BYTES} bytes, but did not opt in to external sorting.`,
      );
    }
  }
  const sorted = held.sort(order);
  for (const { entry } of limit === undefined ? sorted : sorted.slice(0, limit)) yield entry;
}
