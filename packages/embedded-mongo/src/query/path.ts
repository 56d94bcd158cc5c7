import type { Doc, Value } from '../bson/value.ts';

/**
 * Called with each value that a path reaches (`undefined`: missing) and the index in the outermost array whose elements
 * were tried; an element that the path names by its position gives no index.
 */
export type Visit = (value: Value | undefined, index: number | undefined) => boolean;

type Walk = { readonly path: readonly string[]; readonly visit: Visit; readonly leaves: boolean };

export function arrayIndex(name: string): number | undefined {
  return /^(0|[1-9]\d*)$/.test(name) ? Number(name) : undefined;
}

/**
 * Walks a dotted path as MongoDB's queries do: arrays on the way are entered element by element (documents only), and
 * also by position when the next name is a number. Stops and returns true as soon as `visit` does.
 * The value at the end is given as it stands; `visitLeaves` also enters an array there.
 */
export function visitPath(document: Doc, path: readonly string[], visit: Visit): boolean {
  return visitField(document, { path, visit, leaves: false }, 0, undefined);
}

/**
 * As `visitPath`, and an array at the end is offered element by element before it is offered whole; not the array that
 * stands at a position which the path names.
 */
export function visitLeaves(document: Doc, path: readonly string[], visit: Visit): boolean {
  return visitField(document, { path, visit, leaves: true }, 0, undefined);
}

function visitField(document: Doc, walk: Walk, at: number, index: number | undefined): boolean {
  const { path, visit, leaves } = walk;
  const value = document.get(path[at] ?? '');
  if (at + 1 < path.length) {
    if (value instanceof Map) return visitField(value, walk, at + 1, index);
    if (Array.isArray(value)) return visitElements(value, walk, at + 1, index);
    return visit(undefined, index);
  }
  if (leaves && Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (visit(value[i], index ?? i)) return true;
  }
  return visit(value, index);
}

/** An array on the way. A scalar in it lacks nothing: it is passed over, also where the path names its position. */
function visitElements(array: Value[], walk: Walk, at: number, index: number | undefined): boolean {
  const { path, visit } = walk;
  const position = arrayIndex(path[at] ?? '');
  for (let i = 0; i < array.length; i++) {
    const element = array[i];
    if (element instanceof Map && visitField(element, walk, at, index ?? i)) return true;
    if (i !== position) continue;
    if (at + 1 === path.length) {
      if (visit(element, index)) return true;
    } else if (element instanceof Map) {
      if (visitField(element, walk, at + 1, index)) return true;
    } else if (Array.isArray(element) && visitElements(element, walk, at + 1, index)) return true;
  }
  return false;
}

/**
 * The values at a path as `distinct` and `$lookup` gather them: the elements of an array at the end (not of the arrays in
 * it), of documents in an array on the way; where the path names a position, of that element alone. A missing one is none.
 */
export function valuesAt(document: Doc, path: readonly string[]): Value[] {
  let [value, at]: [Value | undefined, number] = [document.get(path[0] ?? ''), 1];
  for (; at < path.length; at += 1) {
    const position = Array.isArray(value) ? arrayIndex(path[at] ?? '') : undefined;
    if (!Array.isArray(value) || position === undefined) break;
    value = value[position];
  }
  if (value === undefined) return [];
  const rest = path.slice(at);
  if (rest.length === 0) return Array.isArray(value) ? value : [value];
  if (value instanceof Map) return valuesAt(value, rest);
  if (!Array.isArray(value)) return [];
  return value.flatMap((element) => (element instanceof Map ? valuesAt(element, rest) : []));
}

/** The value at a path through documents alone. */
export function nestedField(document: Doc, path: readonly string[]): Value | undefined {
  let value: Value | undefined = document;
  for (const name of path) value = value instanceof Map ? value.get(name) : undefined;
  return value;
}

/** The value at a path without entering arrays, except by position: what updates address. */
export function getAt(value: Value | undefined, path: readonly string[]): Value | undefined {
  let current = value;
  for (const name of path) {
    if (current instanceof Map) current = current.get(name);
    else if (Array.isArray(current)) current = current[arrayIndex(name) ?? -1];
    else return undefined;
  }
  return current;
}
