import { encode } from '../../bson/encode.ts';
import type { Doc, Value } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { parseSort, sortInMemory } from '../../query/sort.ts';
import type { MakeStage, Stage } from '../stage.ts';

/** Bounded as `find`'s sort is; `limit` is that of a `$limit` right behind. */
export function sortStage(argument: Value, limit?: number): Stage {
  if (!(argument instanceof Map))
    throw new MongoError(15973, 'the $sort key specification must be an object');
  if (argument.size === 0) throw new MongoError(15976, '$sort stage must have at least one sort key');
  const fields = parseSort(argument);
  return (input) =>
    sortInMemory<Doc>(
      input,
      fields,
      (document) => document,
      (document) => encode(document).length,
      limit,
    );
}

export const sort: MakeStage = (argument) => sortStage(argument);
