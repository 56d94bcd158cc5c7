import { compareValues } from '../bson/compare.ts';
import { nearestDouble } from '../bson/exact.ts';
import { type Doc, isNumber, type Value } from '../bson/value.ts';
import { badValue, CODES, MongoError } from '../errors.ts';
import { CANNOT_INDEX_PARALLEL_ARRAYS, tuplesOf } from '../indexes/keys.ts';
import type { SortField } from '../indexes/plan.ts';
import { Pause } from '../turns.ts';
import { fieldPath } from './field-path.ts';

/** MongoDB's bound for sorts in memory, in bytes. */
const SORT_MEMORY_BYTES = 100 * 1024 * 1024;

export function parseSort(sort: Doc | undefined): SortField[] {
  if (sort === undefined) return [];
  if (sort.size > 32) throw new MongoError(13103, 'too many compound keys');
  return [...sort].map(([text, direction]) => {
    if (!isNumber(direction))
      throw new MongoError(15974, `Illegal key in $sort specification: ${text}: only 1 and -1 are supported`);
    const number = nearestDouble(direction);
    if (number !== 1 && number !== -1)
      throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return { text, path: fieldPath(text), descending: number < 0 };
  });
}

/**
 * The values by which a document sorts: of the keys that an index over these fields would hold, the one that comes
 * first. So of an array it is the least element when ascending, and several fields of an array's documents go together.
 */
function sortKeys(document: Doc, sort: readonly SortField[]): readonly Value[] {
  const [first = [], ...others] = keysInArrays(document, sort);
  return others.reduce((best, keys) => (compareKeys(keys, best, sort) < 0 ? keys : best), first);
}

function keysInArrays(document: Doc, sort: readonly SortField[]): Value[][] {
  try {
    return tuplesOf(sort, document);
  } catch (error) {
    if (error instanceof MongoError && error.code === CANNOT_INDEX_PARALLEL_ARRAYS)
      throw badValue('cannot sort with keys that are parallel arrays');
    throw error;
  }
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
    held.push({ entry, keys: sortKeys(document, sort) });
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
