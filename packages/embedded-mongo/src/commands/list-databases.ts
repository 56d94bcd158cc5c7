import type { Doc, Encodable, Value } from '../bson/value.ts';
import type { Command, Reply } from './command.ts';
import { flagField } from './fields.ts';

export const listDatabases: Command = {
  fields: ['listDatabases', 'nameOnly'],
  run: (context) => {
    const nameOnly = flagField(context.command, 'nameOnly');
    const names = [
      ...new Set([...context.engine.catalog.all()].map((collection) => collection.database)),
    ].sort();
    const databases = names.map(
      (name): Doc =>
        new Map<string, Value>([
          ['name', name],
          ...(nameOnly
            ? []
            : ([
                ['sizeOnDisk', 0n],
                ['empty', false],
              ] as const)),
        ]),
    );
    const reply: Reply = new Map<string, Encodable>([['databases', databases]]);
    if (!nameOnly) reply.set('totalSize', 0n);
    return reply;
  },
};
