import { compareStrings } from '../bson/compare.ts';
import { newObjectId } from '../bson/object-id.ts';
import { cloneValue, type Doc, Regex, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import type { FilterNode } from '../query/predicate.ts';
import { applyUpdate, setAt } from './apply.ts';
import type { ModifierContext } from './modifier.ts';
import { type AnyUpdate, updateFor } from './pipeline.ts';

/** The document that an upsert inserts: the query's equalities, then the update, and an _id in front. */
export function upsertDocument(filter: FilterNode, update: AnyUpdate, context: ModifierContext): Doc {
  const seed: Doc = new Map();
  const found = new Map<string, Equality>();
  seedFrom(filter, found, update.kind === 'replace' ? '_id' : undefined);
  // Fields appear in the order of their paths, as MongoDB adds them.
  const equalities = [...found].sort(([a], [b]) => compareStrings(a, b));
  for (const [, { path, value }] of equalities) setAt(seed, path, cloneValue(value));
  const made = applyUpdate(seed, updateFor(update, seed), undefined, context);
  // An _id of null is an _id.
  const id = made.get('_id');
  const result: Doc = new Map([['_id', id === undefined ? newObjectId(context.nowMs) : id]]);
  for (const [name, value] of made) if (name !== '_id') result.set(name, value);
  return result;
}

type Equality = { readonly path: readonly string[]; readonly value: Value };

/** Gathers what the query says a field equals; `only` leaves out all fields but one. */
function seedFrom(node: FilterNode, found: Map<string, Equality>, only: string | undefined): void {
  if (node.kind === 'and') for (const child of node.children) seedFrom(child, found, only);
  else if (node.kind === 'or' && node.children.length === 1)
    for (const child of node.children) seedFrom(child, found, only);
  else if (node.kind === 'path') {
    const { predicate, path, text } = node;
    const values =
      predicate.name === '$in' && Array.isArray(predicate.argument) ? predicate.argument : undefined;
    const [single] = values?.length === 1 && !(values[0] instanceof Regex) ? values : [];
    const value = predicate.equals !== undefined ? predicate.equals : single;
    if (value === undefined || (only !== undefined && path[0] !== only)) return;
    refuseTwice(text, found);
    found.set(text, { path, value });
  }
}

function refuseTwice(text: string, found: ReadonlyMap<string, Equality>): void {
  for (const other of found.keys()) {
    const both = `both paths '${other}' and '${text}' are matched`;
    const what = other === text ? `path '${text}' is matched twice` : both;
    if (other === text || other.startsWith(`${text}.`) || text.startsWith(`${other}.`))
      throw new MongoError(CODES.NotSingleValueField, `cannot infer query fields to set, ${what}`);
  }
}
