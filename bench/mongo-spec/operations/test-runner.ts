import { BSON, type Document, type MongoClient } from 'mongodb';
import type { Entities } from '../entities.ts';
import { Mismatch } from '../spec.ts';
import type { Act } from './act.ts';

function demand(holds: boolean, message: string): void {
  if (!holds) throw new Mismatch(message);
}

function lastTwoLsids(entities: Entities, client: unknown): readonly [string, string] {
  const lsids = entities
    .watchedClient(String(client))
    .events.filter(({ type }) => type === 'commandStartedEvent')
    .slice(-2)
    .map(({ fields }) => BSON.EJSON.stringify(fields.command.lsid));
  const [first, second] = lsids;
  if (first === undefined || second === undefined) throw new Mismatch('there were no two commands');
  return [first, second];
}

/** The state of a session's transaction, which the driver's types do not show. */
function transactionState(session: unknown): string {
  const { transaction } = session as { readonly transaction: { readonly state: string } };
  return {
    NO_TRANSACTION: 'none',
    STARTING_TRANSACTION: 'starting',
    TRANSACTION_IN_PROGRESS: 'in_progress',
    TRANSACTION_COMMITTED: 'committed',
    TRANSACTION_COMMITTED_EMPTY: 'committed',
    TRANSACTION_ABORTED: 'aborted',
  }[transaction.state] as string;
}

/** A session is dirty when a network error met it, which takes a fail point: here none may be. */
function isDirty(session: unknown): boolean {
  const { serverSession } = session as { readonly serverSession: { readonly isDirty: boolean } };
  return serverSession.isDirty;
}

async function hasCollection(own: MongoClient, { databaseName, collectionName }: Document): Promise<boolean> {
  const found = await own.db(databaseName).listCollections({ name: collectionName }).toArray();
  return found.length > 0;
}

async function hasIndex(own: MongoClient, args: Document): Promise<boolean> {
  if (!(await hasCollection(own, args))) return false;
  const indexes = await own.db(args.databaseName).collection(args.collectionName).indexes();
  return indexes.some(({ name }) => name === args.indexName);
}

/** What tests ask of the runner itself; its target is the runner's own client. */
export const RUNNER_ACTS: Readonly<Record<string, Act<MongoClient>>> = {
  createEntities: (_, { entities: wanted }, entities) => entities.create(wanted),
  assertCollectionExists: async (own, args) =>
    demand(await hasCollection(own, args), `there is no collection ${args.collectionName}`),
  assertCollectionNotExists: async (own, args) =>
    demand(!(await hasCollection(own, args)), `there is a collection ${args.collectionName}`),
  assertIndexExists: async (own, args) =>
    demand(await hasIndex(own, args), `there is no index ${args.indexName}`),
  assertIndexNotExists: async (own, args) =>
    demand(!(await hasIndex(own, args)), `there is an index ${args.indexName}`),
  assertSessionTransactionState: async (_, { session, state }) =>
    demand(
      transactionState(session) === state,
      `the transaction is ${transactionState(session)}, not ${state}`,
    ),
  assertSessionPinned: async (_, { session }) =>
    demand(session.isPinned === true, 'the session is not pinned'),
  assertSessionUnpinned: async (_, { session }) =>
    demand(session.isPinned === false, 'the session is pinned'),
  assertSessionDirty: async (_, { session }) => demand(isDirty(session), 'the session is not dirty'),
  assertSessionNotDirty: async (_, { session }) => demand(!isDirty(session), 'the session is dirty'),
  assertSameLsidOnLastTwoCommands: async (_, { client }, entities) => {
    const [first, second] = lastTwoLsids(entities, client);
    demand(first === second, 'the last two commands were of different sessions');
  },
  assertDifferentLsidOnLastTwoCommands: async (_, { client }, entities) => {
    const [first, second] = lastTwoLsids(entities, client);
    demand(first !== second, 'the last two commands were of one session');
  },
};
