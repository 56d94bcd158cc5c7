import { equalValues } from '../bson/compare.ts';
import { show } from '../bson/show.ts';
import { cloneDoc, type Doc, typeName, type Value } from '../bson/value.ts';
import { badValue, CODES, MongoError } from '../errors.ts';
import type { Filter } from '../query/filter.ts';
import { arrayIndex, getAt } from '../query/path.ts';
import { KEEP, type ModifierContext, REMOVE } from './modifier.ts';
import type { Change, Update } from './parse.ts';

/** MongoDB pads an array with nulls up to an index, but not further than this. */
const MAX_PADDING = 1_500_000;

function pathNotViable(name: string, container: Value, at: string): MongoError {
  return new MongoError(
    CODES.PathNotViable,
    `Cannot create field '${name}' in element {${at}: ${show(container)}}`,
  );
}

/** The document after the update; the given one is not changed. `matched` is the element that the query found. */
export function applyUpdate(
  document: Doc,
  update: Update,
  matched: number | undefined,
  context: ModifierContext,
): Doc {
  const result = update.kind === 'replace' ? replaced(document, update.document) : cloneDoc(document);
  if (update.kind === 'modify') {
    for (const change of update.changes) applyChange(result, change, update.arrayFilters, matched, context);
  }
  if (!context.isInsert) keepId(document, result);
  return result;
}

function replaced(document: Doc, replacement: Doc): Doc {
  const id = document.get('_id');
  const result: Doc = new Map();
  const given = replacement.get('_id');
  if (given !== undefined) result.set('_id', given);
  else if (id !== undefined) result.set('_id', id);
  for (const [name, value] of replacement) if (name !== '_id') result.set(name, value);
  return result;
}

function keepId(before: Doc, result: Doc): void {
  const old = before.get('_id');
  const now = result.get('_id');
  if (old === undefined) return;
  if (now === undefined || !equalValues(old, now)) {
    throw new MongoError(
      CODES.ImmutableField,
      `Performing an update on the path '_id' would modify the immutable field '_id'`,
    );
  }
}

function applyChange(
  document: Doc,
  change: Change,
  filters: ReadonlyMap<string, Filter>,
  matched: number | undefined,
  context: ModifierContext,
): void {
  for (const path of concretePaths(document, change.path, filters, matched, change.text)) {
    const current = getAt(document, path);
    if (current === undefined && !change.modifier.creates) continue;
    const outcome = change.modifier.apply(current, context);
    if (outcome === KEEP) continue;
    if (outcome === REMOVE) removeAt(document, path);
    else setAt(document, path, outcome);
  }
}

/** Replaces `$`, `$[]` and `$[name]` by the positions that they stand for in this document. */
function concretePaths(
  document: Doc,
  path: readonly string[],
  filters: ReadonlyMap<string, Filter>,
  matched: number | undefined,
  text: string,
): string[][] {
  let paths: string[][] = [[]];
  for (const part of path) {
    if (part === '$') {
      if (matched === undefined)
        throw badValue('The positional operator did not find the match needed from the query.');
      paths = paths.map((done) => [...done, String(matched)]);
    } else if (part.startsWith('$[')) {
      const identifier = part.slice(2, -1);
      const filter = filters.get(identifier);
      paths = paths.flatMap((done) =>
        elementsOf(document, done, text).flatMap((element, i) => {
          if (identifier !== '' && filter?.matches(new Map([[identifier, element]])) !== true) return [];
          return [[...done, String(i)]];
        }),
      );
    } else paths = paths.map((done) => [...done, part]);
  }
  return paths;
}

function elementsOf(document: Doc, path: readonly string[], text: string): Value[] {
  const array = getAt(document, path);
  if (array === undefined) {
    throw badValue(
      `The path '${path.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(array)) {
    throw badValue(
      `Cannot apply array updates to non-array element ${path.join('.')}: ${typeName(array)} (${text})`,
    );
  }
  return array;
}

/** Writes a value, making the documents on the way; a scalar or null on the way is refused. */
export function setAt(document: Doc, path: readonly string[], value: Value): void {
  let container: Value = document;
  for (let i = 0; i < path.length; i++) {
    const name = path[i] ?? '';
    const last = i === path.length - 1;
    if (container instanceof Map) {
      const next: Value | undefined = container.get(name);
      if (last) container.set(name, value);
      else if (next === undefined) {
        const made: Doc = new Map();
        container.set(name, made);
        container = made;
      } else container = next;
    } else if (Array.isArray(container)) {
      container = stepIntoArray(container, path, i, last ? value : undefined);
    } else throw pathNotViable(name, container, path[i - 1] ?? '');
  }
}

function stepIntoArray(array: Value[], path: readonly string[], at: number, value: Value | undefined): Value {
  const name = path[at] ?? '';
  const position = arrayIndex(name);
  if (position === undefined) throw pathNotViable(name, array, path[at - 1] ?? '');
  if (position - array.length > MAX_PADDING)
    throw badValue(`Can't push element ${position} far beyond the end of the array`);
  while (array.length < position) array.push(null);
  // A null that stands there is a value, and nothing can be made inside it.
  const there = array[position];
  const next = value !== undefined ? value : there !== undefined ? there : new Map<string, Value>();
  array[position] = next;
  return next;
}

function removeAt(document: Doc, path: readonly string[]): void {
  const container = getAt(document, path.slice(0, -1));
  const name = path[path.length - 1] ?? '';
  if (container instanceof Map) container.delete(name);
  else if (Array.isArray(container)) {
    const position = arrayIndex(name);
    if (position !== undefined && position < container.length) container[position] = null;
  }
}
