import type { Doc, Value } from '../bson/value.ts';

/** Called with each value that a path reaches (`undefined`: missing) and the index in the outermost array crossed. */
export type Visit = (value: Value | undefined, index: number | undefined) => boolean;

export function arrayIndex(name: string): number | undefined {
  return /^(0|[1-9]\d*)$/.test(name) ? Number(name) : undefined;
}

/**
 * Walks a dotted path as MongoDB's queries do: arrays on the way are entered element by element (documents only), and
 * also by position when the next name is a number. Stops and returns true as soon as `visit` does.
 * The value at the end is given as it stands; `visitLeaves` also enters an array there.
 */
export function visitPath(
  document: Doc,
  path: readonly string[],
  visit: Visit,
  at = 0,
  index?: number,
): boolean {
  const value = document.get(path[at] ?? '');
  return visitRest(value, path, at + 1, visit, index);
}

function visitRest(
  value: Value | undefined,
  path: readonly string[],
  at: number,
  visit: Visit,
  index: number | undefined,
): boolean {
  if (at === path.length) return visit(value, index);
  if (value instanceof Map) return visitPath(value, path, visit, at, index);
  if (!Array.isArray(value)) return visit(undefined, index);
  for (let i = 0; i < value.length; i++) {
    const element = value[i];
    if (element instanceof Map && visitPath(element, path, visit, at, index ?? i)) return true;
  }
  const position = arrayIndex(path[at] ?? '');
  const element = position === undefined ? undefined : value[position];
  if (element === undefined) return false;
  return visitRest(element, path, at + 1, visit, index ?? position);
}

/** As `visitPath`, and an array at the end is offered element by element before it is offered whole. */
export function visitLeaves(document: Doc, path: readonly string[], visit: Visit): boolean {
  return visitPath(document, path, (value, index) => {
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) if (visit(value[i], index ?? i)) return true;
    }
    return visit(value, index);
  });
}

/** The value at a path without entering arrays, except by position: what updates and sort tie-breaks address. */
export function getAt(value: Value | undefined, path: readonly string[], at = 0): Value | undefined {
  let current = value;
  for (let i = at; i < path.length && current !== undefined; i++) {
    const name = path[i] ?? '';
    if (current instanceof Map) current = current.get(name);
    else if (Array.isArray(current)) current = current[arrayIndex(name) ?? -1];
    else return undefined;
  }
  return current;
}
