import { encode } from '../bson/encode.ts';
import { CODES, MongoError } from '../errors.ts';
import type { Command } from './command.ts';
import { CURSOR_FIELDS, cursorBatch, textField } from './fields.ts';

export const listIndexes: Command = {
  fields: ['listIndexes', 'cursor'],
  inside: { cursor: CURSOR_FIELDS },
  run: (context) => {
    const name = textField(context.command, 'listIndexes');
    const collection = context.find(name);
    if (collection === undefined) {
      throw new MongoError(CODES.NamespaceNotFound, `ns does not exist: ${context.database}.${name}`);
    }
    return context.cursors.open(
      collection.namespace,
      collection.indexes.map((index) => encode(index.spec)).values(),
      cursorBatch(context.command, 'listIndexes'),
      false,
      undefined,
      context.nowMs,
    );
  },
};
