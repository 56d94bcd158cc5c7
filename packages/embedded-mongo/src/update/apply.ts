import { equalValues } from '../bson/compare.ts';
import { isEmptyTimestamp, stamp } from '../bson/empty-timestamp.ts';
import { show } from '../bson/show.ts';
import { cloneDoc, type Doc, typeName, type Value } from '../bson/value.ts';
import { badValue, CODES, MongoError } from '../errors.ts';
import type { Filter, MatchDetails } from '../query/filter.ts';
import { arrayIndex, getAt } from '../query/path.ts';
import { KEEP, type ModifierContext, REMOVE } from './modifier.ts';
import type { Change, Update } from './parse.ts';

/** MongoDB pads an array with nulls up to an index, but to none beyond this. */
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
  matched: MatchDetails['index'],
  context: ModifierContext,
): Doc {
  const result = update.kind === 'replace' ? replaced(document, update, context.nowMs) : cloneDoc(document);
  if (update.kind === 'modify') {
    const touched = update.changes.some(isPositional) ? new Touched() : undefined;
    // Elements are chosen before the first of them is changed.
    const paths = update.changes.map((change) =>
      concretePaths(document, change.path, update.arrayFilters, matched, change.text),
    );
    for (const [i, change] of update.changes.entries())
      applyChange(result, change, paths[i] ?? [], context, touched);
  }
  keepId(document, result);
  return result;
}

function replaced(document: Doc, update: Extract<Update, { kind: 'replace' }>, nowMs: number): Doc {
  const { document: replacement, isComputed } = update;
  const id = document.get('_id');
  const result: Doc = new Map();
  const given = replacement.get('_id');
  if (given !== undefined) result.set('_id', given);
  else if (id !== undefined) result.set('_id', id);
  for (const [name, value] of replacement) {
    if (name === '_id') continue;
    result.set(name, isComputed !== true && isEmptyTimestamp(value) ? stamp(nowMs) : value);
  }
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

function isPositional({ path }: Change): boolean {
  return path.some((part) => part === '$' || part.startsWith('$['));
}

/** The fields that one update touches in one document: positions can make two paths meet that were written apart. */
class Touched {
  private readonly whole = new Set<string>();
  private readonly parents = new Set<string>();

  add(path: readonly string[]): void {
    const texts = path.map((_, i) => path.slice(0, i + 1).join('.'));
    const self = texts.pop() ?? '';
    const met = this.parents.has(self) ? self : [...texts, self].find((text) => this.whole.has(text));
    if (met !== undefined)
      throw new MongoError(CODES.ConflictingUpdateOperators, `Update created a conflict at '${met}'`);
    this.whole.add(self);
    for (const text of texts) this.parents.add(text);
  }
}

function applyChange(
  document: Doc,
  change: Change,
  paths: readonly (readonly string[])[],
  context: ModifierContext,
  touched: Touched | undefined,
): void {
  for (const path of paths) {
    touched?.add(path);
    const current = getAt(document, path);
    if (current === undefined && !change.modifier.creates) {
      if (change.modifier.needsViablePath === true) checkViable(document, path);
      continue;
    }
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
  matched: MatchDetails['index'],
  text: string,
): string[][] {
  let paths: string[][] = [[]];
  for (const part of path) {
    if (part === '$') {
      if (matched === undefined)
        throw badValue('The positional operator did not find the match needed from the query.');
      if (matched === 'ambiguous')
        throw badValue(
          'Two conditions of the query were met by two elements, and which of them the positional operator takes MongoDB leaves open: use $elemMatch or arrayFilters.',
        );
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

/** Refuses a path that could not even be made. */
function checkViable(document: Doc, path: readonly string[]): void {
  for (const [at, part] of path.entries()) {
    const container = getAt(document, path.slice(0, at));
    if (container === undefined || container instanceof Map) continue;
    if (Array.isArray(container) && arrayIndex(part) !== undefined) continue;
    throw new MongoError(
      CODES.PathNotViable,
      `Cannot use the part (${part}) of (${path.join('.')}) to traverse the element ({${path[at - 1] ?? ''}: ${show(container)}})`,
    );
  }
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
  if (position > array.length && position > MAX_PADDING)
    throw new MongoError(CODES.CannotBackfillArray, `can't backfill more than ${MAX_PADDING} elements`);
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
