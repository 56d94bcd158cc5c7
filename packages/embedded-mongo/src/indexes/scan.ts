import { decode } from '../bson/decode.ts';
import type { Doc } from '../bson/value.ts';
import type { Filter } from '../query/filter.ts';
import { type Collection, documentKey, keyPrefix } from '../storage/collection.ts';
import type { Entry, Reader } from '../storage/environment.ts';
import { PAUSE, type Pause, type Turn } from '../turns.ts';
import { ID_INDEX, isIdIndex } from './index-spec.ts';
import type { IndexScan, Plan } from './plan.ts';

/** A stored document that a scan met. It is decoded when it is first looked into: a plain read never does. */
export class Found {
  readonly idKey: Uint8Array;
  readonly bytes: Uint8Array;
  private decoded: Doc | undefined;

  constructor(idKey: Uint8Array, bytes: Uint8Array) {
    this.idKey = idKey;
    this.bytes = bytes;
  }

  get document(): Doc {
    this.decoded ??= decode(this.bytes);
    return this.decoded;
  }
}

/** What a query cost; `explain` and the log of slow operations show it. */
export type ScanStats = { keysExamined: number; docsExamined: number };

const FIRST_CHUNK = 16;
const LARGEST_CHUNK = 1024;

/**
 * Entries from start to end, read in growing chunks. Nothing of the store is held between two chunks, so the iteration
 * may rest as long as it likes (a cursor between two getMore) and goes on behind the last key that it gave.
 */
function* entries(reader: Reader, start: Buffer, end: Buffer, reverse: boolean): Iterable<Entry> {
  let from = start;
  let to = end;
  let size = FIRST_CHUNK;
  for (;;) {
    const chunk = reader.range(from, to, reverse, size);
    yield* chunk;
    const last = chunk[chunk.length - 1];
    if (last === undefined || chunk.length < size) return;
    if (reverse) to = last.key;
    else from = Buffer.concat([last.key, Buffer.from([0])]);
    size = Math.min(size * 4, LARGEST_CHUNK);
  }
}

function entryAt(reader: Reader, key: Buffer): Entry[] {
  const value = reader.get(key);
  return value === undefined ? [] : [{ key, value }];
}

function* scanIndex(
  reader: Reader,
  collection: Collection,
  scan: IndexScan,
  stats: ScanStats,
): Iterable<Found> {
  const prefix = keyPrefix(collection.id, scan.index.id);
  const ranges = scan.reverse ? [...scan.ranges].reverse() : scan.ranges;
  const seen = scan.index.multikey.includes(true) ? new Set<string>() : undefined;
  for (const range of ranges) {
    const start = Buffer.concat([prefix, range.start]);
    const end = Buffer.concat([prefix, range.end]);
    // A unique index has no more than this one key: it is asked for without a cursor.
    const met =
      range.point && scan.index.unique ? entryAt(reader, start) : entries(reader, start, end, scan.reverse);
    for (const entry of met) {
      stats.keysExamined += 1;
      if (isIdIndex(scan.index)) {
        stats.docsExamined += 1;
        yield new Found(entry.key.subarray(6), entry.value);
        continue;
      }
      if (seen !== undefined) {
        const text = Buffer.from(entry.value).toString('latin1');
        if (seen.has(text)) continue;
        seen.add(text);
      }
      const bytes = reader.get(documentKey(collection, entry.value));
      // The document went away between the chunk and now.
      if (bytes === undefined) continue;
      stats.docsExamined += 1;
      yield new Found(entry.value, bytes);
    }
  }
}

function* scanCollection(
  reader: Reader,
  collection: Collection,
  reverse: boolean,
  stats: ScanStats,
): Iterable<Found> {
  const start = keyPrefix(collection.id, ID_INDEX);
  const end = keyPrefix(collection.id, ID_INDEX + 1);
  for (const entry of entries(reader, start, end, reverse)) {
    stats.docsExamined += 1;
    yield new Found(entry.key.subarray(6), entry.value);
  }
}

function* scanUnion(
  reader: Reader,
  collection: Collection,
  scans: readonly IndexScan[],
  stats: ScanStats,
): Iterable<Found> {
  const seen = new Set<string>();
  for (const scan of scans) {
    for (const found of scanIndex(reader, collection, scan, stats)) {
      const text = Buffer.from(found.idKey).toString('latin1');
      if (seen.has(text)) continue;
      seen.add(text);
      yield found;
    }
  }
}

function candidatesOf(reader: Reader, collection: Collection, plan: Plan, stats: ScanStats): Iterable<Found> {
  if (plan.kind === 'index') return scanIndex(reader, collection, plan, stats);
  if (plan.kind === 'union') return scanUnion(reader, collection, plan.scans, stats);
  return scanCollection(reader, collection, plan.reverse, stats);
}

/** The documents that match, as the plan meets them. */
export function* scanPlan(
  reader: Reader,
  collection: Collection,
  plan: Plan,
  filter: Filter,
  stats: ScanStats,
): Generator<Found> {
  for (const found of candidatesOf(reader, collection, plan, stats)) {
    if (filter.isEmpty || filter.matches(found.document)) yield found;
  }
}

/** The same, with a pause wherever the turn is over; without a turn there is none. */
export function* scanInTurns(
  reader: Reader,
  collection: Collection,
  plan: Plan,
  filter: Filter,
  stats: ScanStats,
  turn: Turn | undefined,
): Generator<Found | Pause> {
  for (const found of candidatesOf(reader, collection, plan, stats)) {
    if (turn?.isOver() === true) yield PAUSE;
    if (filter.isEmpty || filter.matches(found.document)) yield found;
  }
}
