import { equalValues } from '../bson/compare.ts';
import type { Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import type { Hint } from './plan.ts';

/** What a `hint` asks for: an index by its name or its key, or the collection itself (`{ $natural: 1 }`). */
export function hintOf(collection: Pick<Collection, 'indexes'>, hint: Value | undefined): Hint {
  if (hint === undefined || (hint instanceof Map && hint.size === 0)) return undefined;
  if (hint instanceof Map && hint.has('$natural')) {
    const direction = hint.get('$natural');
    return direction !== undefined && equalValues(direction, -1) ? 'backward' : 'forward';
  }
  const [index, ...others] = collection.indexes.filter((candidate) =>
    typeof hint === 'string' ? candidate.name === hint : equalValues(candidate.key, hint),
  );
  if (others.length > 0)
    throw new MongoError(CODES.IndexNotFound, 'Hint matched multiple indexes, must hint by index name.');
  if (index === undefined) {
    throw new MongoError(
      CODES.BadValue,
      'error processing query: planner returned error: hint provided does not correspond to an existing index',
    );
  }
  return index;
}
