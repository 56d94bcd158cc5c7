import type { Db } from 'mongodb';
import type { Act } from './act.ts';

/** What tests do with a database, by the format's names. */
export const DATABASE_ACTS: Readonly<Record<string, Act<Db>>> = {
  createCollection: (target, { collection, ...options }) => target.createCollection(collection, options),
  dropCollection: (target, { collection, ...options }) => target.dropCollection(collection, options),
  listCollections: (target, { filter, ...options }) => target.listCollections(filter, options).toArray(),
  modifyCollection: (target, { collection, ...options }) =>
    target.command({ collMod: collection, ...options }),
  aggregate: (target, { pipeline, ...options }) => target.aggregate(pipeline, options).toArray(),
  runCommand: (target, { command, commandName, ...options }) =>
    // The command's name has to stand first.
    target.command({ [commandName]: command[commandName], ...command }, options),
};
