import type { Scope } from '../aggregation/expression.ts';
import { encode } from '../bson/encode.ts';
import { nearestDouble } from '../bson/exact.ts';
import { type Doc, type Encodable, int, isNumber, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import type { View } from '../storage/view.ts';
import type { Context } from './context.ts';
import { readDelete, runDelete } from './delete-statement.ts';
import { docField, flagField, missing, refuseUnknown, textField, unknownField } from './fields.ts';
import { runInsert } from './insert.ts';
import { readUpdate, runUpdate, type Updated } from './update-statement.ts';

/** What one operation of a bulkWrite did, and what the answer says of it. */
export type Done = {
  readonly kind: 'insert' | 'update' | 'delete';
  readonly matched: number;
  readonly modified: number;
  readonly upserted: boolean;
  readonly fields: readonly (readonly [string, Encodable])[];
};

/** Source: MongoDB's bulk_write.idl, as far as this server has what the fields ask. */
const FIELDS = {
  insert: ['insert', 'document'],
  update: ['update', 'filter', 'updateMods', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'sort'],
  delete: ['delete', 'filter', 'multi', 'hint', 'collation'],
} as const;
/** The same, as the command lists what it understands. */
export const OPERATION_FIELDS = {
  'ops.insert': FIELDS.insert,
  'ops.update': FIELDS.update,
  'ops.delete': FIELDS.delete,
} as const;
const TYPES = {
  insert: 'BulkWriteInsertOp',
  update: 'BulkWriteUpdateOp',
  delete: 'BulkWriteDeleteOp',
} as const;

function kindOf(operation: Doc): Done['kind'] {
  const [name = ''] = operation.keys();
  if (name === 'insert' || name === 'update' || name === 'delete') return name;
  throw unknownField('bulkWrite.ops', name);
}

/** The namespace that an operation names by its position in `nsInfo`. */
function namespaceOf(position: Value | undefined, namespaces: readonly Doc[]): [string, string] {
  const index = isNumber(position) ? nearestDouble(position) : -1;
  const info = namespaces[index];
  if (info === undefined)
    throw new MongoError(CODES.BadValue, `BulkWrite ops entry ${index} has an invalid nsInfo index.`);
  refuseUnknown(info, ['ns'], 'NamespaceInfoEntry');
  const namespace = textField(info, 'ns');
  const dot = namespace.indexOf('.');
  if (dot <= 0 || dot === namespace.length - 1)
    throw new MongoError(CODES.InvalidNamespace, `Invalid namespace specified for bulkWrite: '${namespace}'`);
  return [namespace.slice(0, dot), namespace.slice(dot + 1)];
}

function required(operation: Doc, name: string, type: string): Doc {
  const found = docField(operation, name);
  if (found === undefined) throw missing(`${type}.${name}`);
  return found;
}

/** An operation that is read, and does its work when it is run. */
export type Operation = (view: View) => Done;

/**
 * Reads `{ insert: 0, document }`, `{ update: 0, filter, updateMods }` or `{ delete: 0, filter }`; MongoDB reads all of
 * a command before it runs the first.
 */
export function readOperation(
  context: Context,
  operation: Doc,
  namespaces: readonly Doc[],
  variables: Scope['variables'],
): Operation {
  const kind = kindOf(operation);
  refuseUnknown(operation, FIELDS[kind], TYPES[kind]);
  const [database, name] = namespaceOf(operation.get(kind), namespaces);
  const there = context.inDatabase(database);
  if (kind === 'insert') {
    const document = required(operation, 'document', TYPES[kind]);
    return (view) => {
      runInsert(view, there.findOrCreate(name), { document, bytes: encode(document) }, context.nowMs);
      return { kind, matched: 1, modified: 0, upserted: false, fields: [['n', int(1)]] };
    };
  }
  const filter = required(operation, 'filter', TYPES[kind]);
  if (kind === 'delete') {
    const statement = readDelete(filter, flagField(operation, 'multi'), operation);
    return (view) => {
      const removed = runDelete(there, view, name, statement, variables);
      return { kind, matched: removed, modified: 0, upserted: false, fields: [['n', int(removed)]] };
    };
  }
  const change = operation.get('updateMods');
  if (change === undefined) throw missing(`${TYPES[kind]}.updateMods`);
  const statement = readUpdate(filter, change, operation);
  return (view) => updated(runUpdate(there, view, name, statement, variables));
}

function updated({ matched, modified, upserted }: Updated): Done {
  const fields: [string, Encodable][] = [
    ['n', int(upserted === undefined ? matched : 1)],
    ['nModified', int(modified)],
  ];
  if (upserted !== undefined) fields.push(['upserted', new Map<string, Encodable>([['_id', upserted.id]])]);
  return { kind: 'update', matched, modified, upserted: upserted !== undefined, fields };
}
