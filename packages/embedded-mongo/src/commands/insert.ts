import { isEmptyTimestamp, stamp } from '../bson/empty-timestamp.ts';
import { encode } from '../bson/encode.ts';
import { newObjectId } from '../bson/object-id.ts';
import { type Doc, int, Regex, typeName, UNDEFINED, type Value } from '../bson/value.ts';
import { MongoError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import { checkSize, insertDocument } from '../storage/documents.ts';
import type { View } from '../storage/view.ts';
import type { Command, Received } from './command.ts';
import type { Context } from './context.ts';
import { flagField, textField } from './fields.ts';
import { checkBatch, runStatements, statementsOf, writeReply } from './statements.ts';

function received(context: Context): readonly Received[] {
  return (
    context.sequences.get('documents') ??
    statementsOf(context, 'documents').map((document) => ({ document, bytes: encode(document) }))
  );
}

/** The document as it is stored: with an _id, in front. Bytes that are already so are kept as they came. */
function stored(document: Doc, bytes: Uint8Array, nowMs: number): Received {
  const [first] = document.keys();
  checkId(document.get('_id'));
  if (first === '_id' && !hasEmptyTimestamp(document))
    return { document, bytes: Uint8Array.prototype.slice.call(bytes) };
  const id = document.get('_id');
  const result: Doc = new Map([['_id', id === undefined ? newObjectId(nowMs) : id]]);
  for (const [name, value] of document)
    if (name !== '_id') result.set(name, isEmptyTimestamp(value) ? stamp(nowMs) : value);
  return { document: result, bytes: encode(result) };
}

function hasEmptyTimestamp(document: Doc): boolean {
  for (const [name, value] of document) if (name !== '_id' && isEmptyTimestamp(value)) return true;
  return false;
}

export function checkId(id: Value | undefined): void {
  if (Array.isArray(id) || id instanceof Regex || id === UNDEFINED) {
    throw new MongoError(53, `The '_id' value cannot be of type ${typeName(id)}`);
  }
  refuseDollars(id);
}

/** Inside an _id no name may begin with a dollar sign, except those of a DBRef. */
function refuseDollars(value: Value | undefined): void {
  if (Array.isArray(value)) for (const element of value) refuseDollars(element);
  if (!(value instanceof Map)) return;
  for (const [name, field] of value) {
    if (name.startsWith('$') && !['$ref', '$id', '$db'].includes(name))
      throw new MongoError(
        52,
        `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
      );
    refuseDollars(field);
  }
}

/** Inserts one document, as `insert` and `bulkWrite` have it. */
export function runInsert(view: View, collection: Collection, received: Received, nowMs: number): void {
  const ready = stored(received.document, received.bytes, nowMs);
  checkSize(ready.bytes.length);
  insertDocument(view, collection, ready.document, ready.bytes);
}

export const insert: Command = {
  fields: ['insert', 'documents', 'ordered', 'bypassDocumentValidation'],
  inTransaction: true,
  retryable: true,
  run: async (context) => {
    const name = textField(context.command, 'insert');
    const ordered = flagField(context.command, 'ordered', true);
    const documents = received(context);
    checkBatch(documents);
    return context.write((view) => {
      const collection = context.findOrCreate(name);
      let inserted = 0;
      const errors = runStatements(context, documents, ordered, ({ document, bytes }) => {
        runInsert(view, collection, { document, bytes }, context.nowMs);
        inserted += 1;
      });
      return writeReply([['n', int(inserted)]], errors);
    });
  },
};
