import { encodeKey, invert } from '../bson/key.ts';
import { type Doc, UNDEFINED, type Value } from '../bson/value.ts';
import { MongoError } from '../errors.ts';
import { arrayIndex } from '../query/path.ts';
import type { Index, IndexField } from './index-spec.ts';

/** One key of one document in one index: its bytes, and the values for messages. */
export type IndexKey = { readonly bytes: Buffer; readonly values: readonly Value[] };

type Slot = { readonly value: Value | undefined; readonly at: number };

export const CANNOT_INDEX_PARALLEL_ARRAYS = 171;

/**
 * The keys by which an index holds a document: one, or one per element where a field's path crosses an array
 * (its elements are expanded, two different arrays in one index are refused). Missing is null; an empty array is
 * undefined, which sorts below null. Sets `multikey` of the index where an array was crossed, and calls `onMultikey`
 * when that is new, so that it is kept on disk before any query could rely on it.
 */
export function keysOf(index: Index, document: Doc, onMultikey?: () => void): IndexKey[] {
  if (index.partial !== undefined && !index.partial.matches(document)) return [];
  const keys: IndexKey[] = [];
  const seen = new Set<string>();
  const emit = (values: readonly (Value | undefined)[]): void => {
    if (index.sparse && values.every((value) => value === undefined)) return;
    const present = values.map((value) => value ?? null);
    const bytes = keyBytes(index, present);
    const text = bytes.toString('latin1');
    if (seen.has(text)) return;
    seen.add(text);
    keys.push({ bytes, values: present });
  };
  const onArray = (field: number): void => {
    if (index.multikey[field] === true) return;
    index.multikey[field] = true;
    onMultikey?.();
  };
  expand(index.fields, startOf(index.fields, document), emit, onArray);
  return keys;
}

type Field = Pick<IndexField, 'text' | 'path'>;

function startOf(fields: readonly Field[], document: Doc): Slot[] {
  return fields.map(() => ({ value: document, at: 0 }));
}

/** The keys that an index over these fields would hold for a document: what a sort chooses the least of. */
export function tuplesOf(fields: readonly Field[], document: Doc): Value[][] {
  const tuples: Value[][] = [];
  expand(fields, startOf(fields, document), (values) => tuples.push(values.map((value) => value ?? null)));
  return tuples;
}

function keyBytes(index: Index, values: readonly Value[]): Buffer {
  const parts = values.map((value, i) => {
    const key = encodeKey(value);
    return index.fields[i]?.descending === true ? invert(key) : key;
  });
  return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
}

/** Follows every field to its value or to the array that stops it; then once per element of that array. */
function expand(
  fields: readonly Field[],
  slots: readonly Slot[],
  emit: (values: readonly (Value | undefined)[]) => void,
  onArray?: (field: number) => void,
): void {
  const reached = slots.map((slot, i) => follow(slot, fields[i]?.path ?? []));
  const stops = reached.map((slot, i) => stopsAtArray(slot, fields[i]?.path ?? []));
  let array: Value[] | undefined;
  for (let i = 0; i < reached.length; i++) {
    const value = reached[i]?.value;
    if (stops[i] !== true || !Array.isArray(value)) continue;
    onArray?.(i);
    if (array !== undefined && array !== value) {
      const names = fields.filter((_, field) => stops[field] === true).map((field) => `[${field.text}]`);
      throw new MongoError(CANNOT_INDEX_PARALLEL_ARRAYS, `cannot index parallel arrays ${names.join(' ')}`);
    }
    array = value;
  }
  if (array === undefined) {
    emit(reached.map((slot) => slot.value));
    return;
  }
  const elements: (Value | undefined)[] = array.length === 0 ? [undefined] : array;
  for (const element of elements) {
    expand(
      fields,
      reached.map((slot, i): Slot => {
        if (stops[i] !== true) return slot;
        const done = slot.at === (fields[i]?.path.length ?? 0);
        if (element === undefined) return { value: done ? UNDEFINED : undefined, at: DONE };
        // An array directly inside the array is a value: it is not expanded again.
        return done ? { value: element, at: DONE } : into(element, slot.at);
      }),
      emit,
      onArray,
    );
  }
}

const DONE = Number.MAX_SAFE_INTEGER;

function into(element: Value, at: number): Slot {
  return element instanceof Map ? { value: element, at } : { value: undefined, at: DONE };
}

function follow(slot: Slot, path: readonly string[]): Slot {
  let { value, at } = slot;
  while (at < path.length) {
    if (value instanceof Map) value = value.get(path[at] ?? '');
    else if (Array.isArray(value)) {
      const position = arrayIndex(path[at] ?? '');
      if (position === undefined || value[position] === undefined) return { value, at };
      value = value[position];
      // An array at the position that ends the path is a value.
      if (at + 1 === path.length) return { value, at: DONE };
    } else return { value: undefined, at: DONE };
    at += 1;
  }
  return { value, at };
}

function stopsAtArray(slot: Slot, path: readonly string[]): boolean {
  return Array.isArray(slot.value) && slot.at <= path.length;
}
