import type { Entry, Reader } from './environment.ts';

/** Everything of one index of one collection shares its first bytes: collection (4), index (2). */
const BUCKET_BYTES = 6;

type Bucket = { readonly keys: string[]; sorted: boolean };

/**
 * Writes that are not yet in the store, laid over what is: reads see both. A command writes into one and it is applied
 * as a whole or dropped; a multi-document transaction keeps one from its first statement to its commit.
 * Keys are latin1 strings, whose order in JavaScript is byte order.
 */
export class Overlay implements Reader {
  private readonly base: Reader;
  private readonly writes = new Map<string, Uint8Array | null>();
  private readonly buckets = new Map<string, Bucket>();
  bytes = 0;

  constructor(base: Reader) {
    this.base = base;
  }

  get size(): number {
    return this.writes.size;
  }

  get(key: Buffer): Uint8Array | undefined {
    if (this.writes.size > 0) {
      const written = this.writes.get(key.toString('latin1'));
      if (written !== undefined) return written ?? undefined;
    }
    return this.base.get(key);
  }

  put(key: Buffer, value: Uint8Array): void {
    this.write(key, value);
  }

  remove(key: Buffer): void {
    this.write(key, null);
  }

  private write(key: Buffer, value: Uint8Array | null): void {
    const text = key.toString('latin1');
    this.bytes += text.length + (value?.length ?? 0);
    if (!this.writes.has(text)) this.remember(text);
    this.writes.set(text, value);
  }

  private remember(text: string): void {
    const name = text.slice(0, BUCKET_BYTES);
    const bucket = this.buckets.get(name);
    if (bucket === undefined) this.buckets.set(name, { keys: [text], sorted: true });
    else if (!bucket.sorted) bucket.keys.push(text);
    else {
      const last = bucket.keys[bucket.keys.length - 1];
      if (last === undefined || last < text) bucket.keys.push(text);
      else if (bucket.keys.length > 64 && bucket.keys.length < 4096) {
        bucket.keys.push(text);
        bucket.sorted = false;
      } else bucket.keys.splice(lowerBound(bucket.keys, text), 0, text);
    }
  }

  range(start: Buffer, end: Buffer, reverse: boolean, limit: number): Entry[] {
    const mine = this.within(start, end);
    if (mine.length === 0) return this.base.range(start, end, reverse, limit);
    if (reverse) mine.reverse();
    const merged: Entry[] = [];
    let from = start;
    let to = end;
    let next = 0;
    for (;;) {
      const found = this.base.range(from, to, reverse, limit);
      for (const entry of found) {
        const text = entry.key.toString('latin1');
        for (; next < mine.length; next++) {
          const own = mine[next];
          if (own === undefined || (reverse ? own <= text : own >= text)) break;
          this.add(merged, own);
        }
        if (mine[next] === text) {
          this.add(merged, text);
          next++;
        } else merged.push(entry);
        if (merged.length >= limit) return merged.slice(0, limit);
      }
      const last = found[found.length - 1];
      if (found.length < limit || last === undefined) break;
      if (reverse) to = last.key;
      else from = Buffer.concat([last.key, Buffer.from([0])]);
    }
    for (; next < mine.length && merged.length < limit; next++) this.add(merged, mine[next] ?? '');
    return merged.slice(0, limit);
  }

  private add(entries: Entry[], text: string): void {
    const value = this.writes.get(text);
    if (value) entries.push({ key: Buffer.from(text, 'latin1'), value });
  }

  private within(start: Buffer, end: Buffer): string[] {
    const bucket = this.buckets.get(start.toString('latin1', 0, BUCKET_BYTES));
    if (bucket === undefined) return [];
    if (!bucket.sorted) {
      bucket.keys.sort();
      bucket.sorted = true;
    }
    const from = lowerBound(bucket.keys, start.toString('latin1'));
    return bucket.keys.slice(from, lowerBound(bucket.keys, end.toString('latin1')));
  }

  /** Every write, for the store. */
  *entries(): Iterable<readonly [Buffer, Uint8Array | null]> {
    for (const [text, value] of this.writes) yield [Buffer.from(text, 'latin1'), value];
  }
}

/** The first position whose key is not below `text`. Strings compare by code unit, which for latin1 is by byte. */
function lowerBound(keys: readonly string[], text: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
