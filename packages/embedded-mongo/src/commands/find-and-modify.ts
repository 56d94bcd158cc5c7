import type { Scope } from '../aggregation/expression.ts';
import { withNames } from '../aggregation/names.ts';
import { type Doc, type Encodable, int, type Value } from '../bson/value.ts';
import { failedToParse } from '../errors.ts';
import type { Found } from '../indexes/scan.ts';
import { parseFilter } from '../query/filter.ts';
import { compileProjection } from '../query/projection.ts';
import { removeDocument } from '../storage/documents.ts';
import type { View } from '../storage/view.ts';
import { parseAnyUpdate } from '../update/pipeline.ts';
import type { Command, Reply } from './command.ts';
import type { Context } from './context.ts';
import { docField, flagField, refuseCollation, textField } from './fields.ts';
import { targets, updateOne, upsertOne } from './modify.ts';
import { letVariables } from './variables.ts';

type Shape = (document: Doc) => Doc;

/** How the answer shows a document: whole, or by the projection `fields`. */
function shapeOf(fields: Doc | undefined, variables: Scope['variables']): Shape {
  if (fields === undefined || fields.size === 0) return (document) => document;
  const projection = withNames(variables?.keys() ?? [], () => compileProjection(fields, 'find'));
  const bound = variables === undefined ? {} : { variables };
  return (document) => projection(document, { root: document, current: document, ...bound });
}

function answer(value: Doc | undefined, shape: Shape, last: readonly (readonly [string, Value])[]): Reply {
  return new Map<string, Encodable>([
    ['lastErrorObject', new Map(last)],
    ['value', value === undefined ? null : shape(value)],
  ]);
}

function runRemove(
  context: Context,
  view: View,
  found: Found | undefined,
  name: string,
  shape: Shape,
): Reply {
  const collection = context.find(name);
  if (found === undefined || collection === undefined) return answer(undefined, shape, [['n', int(0)]]);
  removeDocument(view, collection, found.idKey, found.document);
  return answer(found.document, shape, [['n', int(1)]]);
}

function run(context: Context, view: View): Reply {
  const { command } = context;
  const name = textField(command, [...command.keys()][0] ?? '');
  const variables = letVariables(command);
  const place = flagField(command, 'upsert') ? 'banned' : 'allowed';
  const filter = parseFilter(docField(command, 'query') ?? new Map(), variables, place);
  const shape = shapeOf(docField(command, 'fields'), variables);
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
  if (flagField(command, 'remove')) return runRemove(context, view, found, name, shape);
  const update = parseAnyUpdate(command.get('update'), command.get('arrayFilters'), variables);
  if (collection !== undefined && found !== undefined) {
    const { document } = updateOne(view, collection, found, filter, update, context.nowMs);
    return answer(returnsNew ? document : found.document, shape, [
      ['n', int(1)],
      ['updatedExisting', true],
    ]);
  }
  if (!upsert || collection === undefined) {
    return answer(undefined, shape, [
      ['n', int(0)],
      ['updatedExisting', false],
    ]);
  }
  const document = upsertOne(view, collection, filter, update, context.nowMs);
  return answer(returnsNew ? document : undefined, shape, [
    ['n', int(1)],
    ['updatedExisting', false],
    ['upserted', document.get('_id') ?? null],
  ]);
}

export const findAndModify: Command = {
  fields: [
    'findAndModify',
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'collation',
    'hint',
    'let',
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
