import { type Collection, type MongoClient, MongoServerError } from 'mongodb';
import type { Kind } from './actor.ts';

type Account = { _id: number; balance: number };
type Transfer = { _id: string; owner: number; from: number; to: number; amount: number };

const ACCOUNTS = 8;
const OPENING = 1000;

function accounts(client: MongoClient, database: 'crash_a' | 'crash_b'): Collection<Account> {
  return client.db(database).collection<Account>('accounts');
}

function transfers(client: MongoClient): Collection<Transfer> {
  return client.db('crash_b').collection<Transfer>('transfers');
}

export async function prepareAccounts(client: MongoClient): Promise<void> {
  const opening = Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, balance: OPENING }));
  await accounts(client, 'crash_a').insertMany(opening);
  await accounts(client, 'crash_b').insertMany(opening);
  await transfers(client).createIndex({ owner: 1, amount: 1 });
}

/** Moves money from an account of one database to one of the other, with a note of it, in one transaction. */
export function transfersKind(owner: number, client: () => MongoClient): Kind<string[]> {
  return {
    name: `transfers ${owner}`,
    empty: () => [],
    next: (chance, _state, round) => {
      const transfer: Transfer = {
        _id: `${owner}-${round}-${String(chance.below(1e9)).padStart(9, '0')}`,
        owner,
        from: chance.below(ACCOUNTS),
        to: chance.below(ACCOUNTS),
        amount: 1 + chance.below(20),
      };
      const abandons = chance.below(10) === 0;
      return {
        name: `transfer ${transfer._id}`,
        steps: [
          (state) => {
            state.push(transfer._id);
            state.sort();
          },
        ],
        run: async (sending) => {
          const session = client().startSession();
          try {
            session.startTransaction();
            await accounts(client(), 'crash_a').updateOne(
              { _id: transfer.from },
              { $inc: { balance: -transfer.amount } },
              { session },
            );
            await transfers(client()).insertOne(transfer, { session });
            await accounts(client(), 'crash_b').updateOne(
              { _id: transfer.to },
              { $inc: { balance: transfer.amount } },
              { session },
            );
            if (abandons) {
              await session.abortTransaction();
              return false;
            }
            sending();
            await session.commitTransaction();
            return true;
          } catch (error) {
            if (error instanceof MongoServerError && error.code === 112) return false;
            throw error;
          } finally {
            await session.endSession().catch(() => undefined);
          }
        },
      };
    },
    read: async (reader) =>
      (await transfers(reader).find({ owner }).hint({ $natural: 1 }).sort({ _id: 1 }).toArray()).map(
        (transfer) => transfer._id,
      ),
  };
}

/** What must hold of all accounts whoever wrote: each is its opening balance and its transfers, and the total stays. */
export async function accountFaults(client: MongoClient): Promise<string[]> {
  const faults: string[] = [];
  const noted = await transfers(client).find().toArray();
  let total = 0;
  for (const database of ['crash_a', 'crash_b'] as const) {
    for (const { _id, balance } of await accounts(client, database).find().toArray()) {
      total += balance;
      const wanted = noted.reduce(
        (sum, { from, to, amount }) =>
          database === 'crash_a' ? sum - (from === _id ? amount : 0) : sum + (to === _id ? amount : 0),
        OPENING,
      );
      if (balance !== wanted)
        faults.push(`account ${_id} of ${database} holds ${balance}; its transfers make ${wanted}`);
    }
  }
  if (total !== 2 * ACCOUNTS * OPENING)
    faults.push(`all accounts hold ${total} together; they began with ${2 * ACCOUNTS * OPENING}`);
  return faults;
}
