import { newObjectId } from '../bson/object-id.ts';
import { type Doc, Regex } from '../bson/value.ts';
import { badValue } from '../errors.ts';
import type { FilterNode } from '../query/predicate.ts';
import { applyUpdate, setAt } from './apply.ts';
import type { ModifierContext } from './modifier.ts';
import { type AnyUpdate, updateFor } from './pipeline.ts';

/** The document that an upsert inserts: the query's equalities, then the update, and an _id in front. */
export function upsertDocument(filter: FilterNode, update: AnyUpdate, context: ModifierContext): Doc {
  const seed: Doc = new Map();
  if (update.kind !== 'replace') seedFrom(filter, seed);
  else {
    const onlyId: Doc = new Map();
    seedFrom(filter, onlyId);
    const id = onlyId.get('_id');
    if (id !== undefined) seed.set('_id', id);
  }
  const made = applyUpdate(seed, updateFor(update, seed), undefined, context);
  // An _id of null is an _id.
  const id = made.get('_id');
  const result: Doc = new Map([['_id', id === undefined ? newObjectId(context.nowMs) : id]]);
  for (const [name, value] of made) if (name !== '_id') result.set(name, value);
  return result;
}

function seedFrom(node: FilterNode, seed: Doc): void {
  if (node.kind === 'and') for (const child of node.children) seedFrom(child, seed);
  else if (node.kind === 'or' && node.children.length === 1)
    for (const child of node.children) seedFrom(child, seed);
  else if (node.kind === 'path') {
    const { predicate } = node;
    const values =
      predicate.name === '$in' && Array.isArray(predicate.argument) ? predicate.argument : undefined;
    const value =
      predicate.equals !== undefined ? predicate.equals : values?.length === 1 ? values[0] : undefined;
    if (value === undefined || value instanceof Regex) return;
    if (seed.has(node.text))
      throw badValue(`cannot infer query fields to set, path '${node.text}' is matched twice`);
    setAt(seed, node.path, value);
  }
}
