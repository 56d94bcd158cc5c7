import { type Doc, type Encodable, int, type Value } from '../bson/value.ts';
import { failedToParse } from '../errors.ts';
import type { Found } from '../indexes/scan.ts';
import { parseFilter } from '../query/filter.ts';
import { compileProjection } from '../query/projection.ts';
import { removeDocument } from '../storage/documents.ts';
import type { View } from '../storage/view.ts';
import { parseUpdate } from '../update/parse.ts';
import type { Command, Reply } from './command.ts';
import type { Context } from './context.ts';
import { docField, flagField, refuseCollation, textField } from './fields.ts';
import { targets, updateOne, upsertOne } from './modify.ts';

function answer(
  value: Doc | undefined,
  fields: Doc | undefined,
  last: readonly (readonly [string, Value])[],
): Reply {
  const shown =
    value !== undefined && fields !== undefined && fields.size > 0
      ? compileProjection(fields, 'find')(value, { root: value, current: value })
      : value;
  return new Map<string, Encodable>([
    ['lastErrorObject', new Map(last)],
    ['value', shown ?? null],
  ]);
}

function runRemove(
  context: Context,
  view: View,
  found: Found | undefined,
  name: string,
  fields: Doc | undefined,
): Reply {
  const collection = context.find(name);
  if (found === undefined || collection === undefined) return answer(undefined, fields, [['n', int(0)]]);
  removeDocument(view, collection, found.idKey, found.document);
  return answer(found.document, fields, [['n', int(1)]]);
}

function run(context: Context, view: View): Reply {
  const { command } = context;
  const name = textField(command, [...command.keys()][0] ?? '');
  const filter = parseFilter(docField(command, 'query') ?? new Map());
  const fields = docField(command, 'fields');
  const upsert = flagField(command, 'upsert');
  const returnsNew = flagField(command, 'new');
  const collection = upsert ? context.findOrCreate(name) : context.find(name);
  const [found] =
    collection === undefined
      ? []
      : targets(view, collection, filter, {
          multi: false,
          hint: context.hint(collection, command),
          sort: docField(command, 'sort'),
        });
  if (flagField(command, 'remove')) return runRemove(context, view, found, name, fields);
  const update = parseUpdate(command.get('update'), command.get('arrayFilters'));
  if (collection !== undefined && found !== undefined) {
    const { document } = updateOne(view, collection, found, filter, update, context.nowMs);
    return answer(returnsNew ? document : found.document, fields, [
      ['n', int(1)],
      ['updatedExisting', true],
    ]);
  }
  if (!upsert || collection === undefined) {
    return answer(undefined, fields, [
      ['n', int(0)],
      ['updatedExisting', false],
    ]);
  }
  const document = upsertOne(view, collection, filter, update, context.nowMs);
  return answer(returnsNew ? document : undefined, fields, [
    ['n', int(1)],
    ['updatedExisting', false],
    ['upserted', document.get('_id') ?? null],
  ]);
}

export const findAndModify: Command = {
  fields: [
    'findAndModify',
    'findandmodify',
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'bypassDocumentValidation',
    'collation',
    'hint',
  ],
  inTransaction: true,
  retryable: true,
  run: async (context) => {
    const { command } = context;
    refuseCollation(command);
    const remove = flagField(command, 'remove');
    if (remove && command.has('update')) throw failedToParse('Cannot specify both an update and remove=true');
    if (!remove && !command.has('update'))
      throw failedToParse('Either an update or remove=true must be specified');
    if (remove && flagField(command, 'upsert'))
      throw failedToParse('Cannot specify both upsert=true and remove=true');
    if (remove && flagField(command, 'new'))
      throw failedToParse(
        "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
      );
    return context.write((view) => run(context, view));
  },
};
