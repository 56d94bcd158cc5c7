import type { ClientSession } from 'mongodb';
import { readOptions } from '../read-options.ts';
import type { Act } from './act.ts';

/** What tests do with a session, by the format's names. */
export const SESSION_ACTS: Readonly<Record<string, Act<ClientSession>>> = {
  startTransaction: async (target, options) => target.startTransaction(readOptions(options)),
  commitTransaction: (target, options) => target.commitTransaction(options),
  abortTransaction: (target, options) => target.abortTransaction(options),
  endSession: (target, options) => target.endSession(options),
  withTransaction: (target, { callback, ...options }, _, run) =>
    target.withTransaction(() => run(callback), readOptions(options)),
  getSnapshotTime: async (target) => ('snapshotTime' in target ? target.snapshotTime : undefined),
};
