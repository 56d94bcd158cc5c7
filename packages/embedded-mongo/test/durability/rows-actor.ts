import { type Collection, type MongoClient, MongoServerError } from 'mongodb';
import { type Kind, type Operation, WrongAnswer } from './actor.ts';
import type { Chance } from './chance.ts';
import { change, drop, newRow, put, type Row, type RowsState, rowsOf } from './rows.ts';

const MOST_ROWS = 150;

function expectEqual(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new WrongAnswer(`${what}: answered ${JSON.stringify(found)}, should be ${JSON.stringify(wanted)}`);
}

async function expectDuplicate(run: Promise<unknown>): Promise<void> {
  const refused = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refused === undefined) throw new WrongAnswer('a taken unique key was given twice');
  if (!(refused instanceof MongoServerError && refused.code === 11000)) throw refused;
}

type Make = (
  rows: Collection<Row>,
  chance: Chance,
  state: RowsState,
  owner: number,
  round: number,
) => Operation<RowsState>;

const insertOne: Make = (rows, chance, _state, owner, round) => {
  const row = newRow(chance, owner, round);
  return {
    name: 'insertOne',
    steps: [(state) => put(state, row)],
    run: async (sending) => {
      sending();
      await rows.insertOne(row);
      return true;
    },
  };
};

const insertMany: Make = (rows, chance, _state, owner, round) => {
  const added = Array.from({ length: 2 + chance.below(20) }, () => newRow(chance, owner, round));
  return {
    name: 'insertMany',
    steps: [
      (state) => {
        for (const row of added) put(state, row);
      },
    ],
    run: async (sending) => {
      sending();
      const { insertedCount } = await rows.insertMany(added);
      expectEqual('insertedCount', insertedCount, added.length);
      return true;
    },
  };
};

/** An ordered insert that meets a taken unique key in its middle: what stands before it stays. */
const insertConflict: Make = (rows, chance, state, owner, round) => {
  const taken = state[chance.below(state.length)];
  const [before, double, after] = [0, 1, 2].map(() => newRow(chance, owner, round));
  if (taken === undefined || before === undefined || double === undefined || after === undefined)
    return insertOne(rows, chance, state, owner, round);
  double.unique = taken.unique;
  return {
    name: 'insertMany with a taken unique key',
    steps: [(now) => put(now, before)],
    run: async (sending) => {
      sending();
      await expectDuplicate(rows.insertMany([before, double, after]));
      return true;
    },
  };
};

const updateOne: Make = (rows, chance, state, owner, round) => {
  const id = state[chance.below(state.length)]?._id;
  if (id === undefined) return insertOne(rows, chance, state, owner, round);
  const [by, tag] = [1 + chance.below(5), `t${chance.below(6)}`];
  return {
    name: 'updateOne',
    steps: [
      (now) =>
        change(now, id, (row) => {
          row.n += by;
          row.tags.push(tag);
        }),
    ],
    run: async (sending) => {
      sending();
      const { modifiedCount } = await rows.updateOne({ _id: id }, { $inc: { n: by }, $push: { tags: tag } });
      expectEqual('modifiedCount', modifiedCount, 1);
      return true;
    },
  };
};

const updateMany: Make = (rows, chance, state, owner) => {
  const [group, live] = [chance.below(4), chance.below(2) === 0];
  const matching = state.filter((row) => row.group === group).length;
  return {
    name: 'updateMany',
    steps: [
      (now) => {
        for (const row of now) {
          if (row.group !== group) continue;
          row.n += 1;
          row.live = live;
        }
      },
    ],
    run: async (sending) => {
      sending();
      const { matchedCount } = await rows.updateMany({ owner, group }, { $inc: { n: 1 }, $set: { live } });
      expectEqual('matchedCount', matchedCount, matching);
      return true;
    },
  };
};

const replaceOne: Make = (rows, chance, state, owner, round) => {
  const id = state[chance.below(state.length)]?._id;
  if (id === undefined) return insertOne(rows, chance, state, owner, round);
  const { _id, ...rest } = newRow(chance, owner, round);
  return {
    name: 'replaceOne',
    steps: [(now) => change(now, id, (row) => Object.assign(row, structuredClone(rest)))],
    run: async (sending) => {
      sending();
      await rows.replaceOne({ _id: id }, rest);
      return true;
    },
  };
};

const findAndModify: Make = (rows, chance, state, owner, round) => {
  const row = state[chance.below(state.length)];
  if (row === undefined) return insertOne(rows, chance, state, owner, round);
  const wanted = row.n + 1;
  return {
    name: 'findAndModify',
    steps: [
      (now) =>
        change(now, row._id, (found) => {
          found.n += 1;
        }),
    ],
    run: async (sending) => {
      sending();
      const found = await rows.findOneAndUpdate(
        { unique: row.unique },
        { $inc: { n: 1 } },
        { returnDocument: 'after' },
      );
      expectEqual('findAndModify', found?.n, wanted);
      return true;
    },
  };
};

const deleteMany: Make = (rows, chance, state, owner) => {
  const group = chance.below(4);
  const matching = state.filter((row) => row.group === group).length;
  return {
    name: 'deleteMany',
    steps: [(now) => drop(now, (row) => row.group === group)],
    run: async (sending) => {
      sending();
      const { deletedCount } = await rows.deleteMany({ owner, group });
      expectEqual('deletedCount', deletedCount, matching);
      return true;
    },
  };
};

const deleteOne: Make = (rows, chance, state, owner, round) => {
  const id = state[chance.below(state.length)]?._id;
  if (id === undefined) return insertOne(rows, chance, state, owner, round);
  return {
    name: 'deleteOne',
    steps: [(now) => drop(now, (row) => row._id === id)],
    run: async (sending) => {
      sending();
      expectEqual('deletedCount', (await rows.deleteOne({ _id: id })).deletedCount, 1);
      return true;
    },
  };
};

/** The driver sends one command per run of like writes: here insert, update, delete. */
const bulk: Make = (rows, chance, state, owner, round) => {
  const added = Array.from({ length: 5 }, () => newRow(chance, owner, round));
  const [first, last] = [added[0], state[chance.below(state.length)] ?? added[4]];
  if (first === undefined || last === undefined) return insertOne(rows, chance, state, owner, round);
  return {
    name: 'bulkWrite',
    steps: [
      (now) => {
        for (const row of added) put(now, row);
      },
      (now) =>
        change(now, first._id, (row) => {
          row.n = -1;
        }),
      (now) => drop(now, (row) => row._id === last._id),
    ],
    run: async (sending) => {
      sending();
      await rows.bulkWrite([
        ...added.map((document) => ({ insertOne: { document } })),
        { updateOne: { filter: { _id: first._id }, update: { $set: { n: -1 } } } },
        { deleteOne: { filter: { _id: last._id } } },
      ]);
      return true;
    },
  };
};

const MAKES: readonly [Make, ...Make[]] = [
  insertOne,
  insertOne,
  insertMany,
  insertConflict,
  updateOne,
  updateOne,
  updateMany,
  replaceOne,
  findAndModify,
  deleteOne,
  bulk,
];

/** A client that writes rows of its own into a collection that it shares with others. */
export function rowsKind(owner: number, client: () => MongoClient): Kind<RowsState> {
  return {
    name: `rows ${owner}`,
    empty: () => [],
    next: (chance, state, round) => {
      const make = state.length > MOST_ROWS ? deleteMany : chance.pick(MAKES);
      return make(rowsOf(client()), chance, state, owner, round);
    },
    read: (reader) => rowsOf(reader).find({ owner }).hint({ $natural: 1 }).sort({ _id: 1 }).toArray(),
  };
}
