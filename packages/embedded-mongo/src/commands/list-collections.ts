import { encode } from '../bson/encode.ts';
import { Binary, type Doc, type Value } from '../bson/value.ts';
import { isIdIndex } from '../indexes/index-spec.ts';
import { parseFilter } from '../query/filter.ts';
import type { Collection } from '../storage/collection.ts';
import type { Command } from './command.ts';
import { CURSOR_FIELDS, cursorBatch, docField, flagField } from './fields.ts';

function listed(collection: Collection, nameOnly: boolean): Doc {
  const result: Doc = new Map<string, Value>([
    ['name', collection.name],
    ['type', 'collection'],
  ]);
  if (nameOnly) return result;
  result.set('options', collection.options);
  result.set(
    'info',
    new Map<string, Value>([
      ['readOnly', false],
      ['uuid', new Binary(4, collection.uuid)],
    ]),
  );
  const primary = collection.indexes.find(isIdIndex);
  if (primary !== undefined) result.set('idIndex', primary.spec);
  return result;
}

export const listCollections: Command = {
  fields: ['listCollections', 'filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  inside: { cursor: CURSOR_FIELDS },
  run: (context) => {
    const { command, database, engine } = context;
    const filter = parseFilter(docField(command, 'filter') ?? new Map());
    const nameOnly = flagField(command, 'nameOnly');
    const documents = [...engine.catalog.all()]
      .filter((collection) => collection.database === database)
      .filter((collection) => filter.matches(listed(collection, false)))
      .map((collection) => encode(listed(collection, nameOnly)));
    return context.cursors.open(
      `${database}.$cmd.listCollections`,
      documents.values(),
      cursorBatch(command, 'listCollections'),
      false,
      undefined,
      context.nowMs,
    );
  },
};
