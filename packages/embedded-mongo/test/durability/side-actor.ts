import type { MongoClient } from 'mongodb';
import type { Kind, Operation } from './actor.ts';

/** A collection that comes and goes, with its indexes. */
export type SideState = { ids: number[]; indexes: string[] };

type Row = { _id: number; n: number };

/** A client that makes and drops a collection and its indexes, with documents in it. */
export function sideKind(owner: number, client: () => MongoClient): Kind<SideState> {
  const database = 'crash_c';
  const name = `side_${owner}`;
  const rows = (of: MongoClient) => of.db(database).collection<Row>(name);
  const fill = (from: number, count: number): Operation<SideState> => {
    const ids = Array.from({ length: count }, (_, at) => from + at);
    return {
      name: 'insertMany that makes the collection',
      steps: [
        (state) => {
          state.ids.push(...ids);
          if (state.indexes.length === 0) state.indexes.push('_id_');
        },
      ],
      run: async (sending) => {
        sending();
        await rows(client()).insertMany(ids.map((_id) => ({ _id, n: _id % 7 })));
        return true;
      },
    };
  };
  const index = (key: 'n' | 'other'): Operation<SideState> => ({
    name: `createIndex ${key}`,
    steps: [
      (state) => {
        if (state.indexes.length === 0) state.indexes.push('_id_');
        state.indexes = [...new Set([...state.indexes, `${key}_1`])].sort();
      },
    ],
    run: async (sending) => {
      sending();
      await rows(client()).createIndex({ [key]: 1 });
      return true;
    },
  });
  const dropIndex = (gone: string): Operation<SideState> => ({
    name: `dropIndex ${gone}`,
    steps: [
      (state) => {
        state.indexes = state.indexes.filter((one) => one !== gone);
      },
    ],
    run: async (sending) => {
      sending();
      await rows(client()).dropIndex(gone);
      return true;
    },
  });
  const dropAll = (wholeDatabase: boolean): Operation<SideState> => ({
    name: wholeDatabase ? 'dropDatabase' : 'drop',
    steps: [
      (state) => {
        state.ids = [];
        state.indexes = [];
      },
    ],
    run: async (sending) => {
      sending();
      if (wholeDatabase) await client().db(database).dropDatabase();
      else await rows(client()).drop();
      return true;
    },
  });
  return {
    name: `side ${owner}`,
    empty: () => ({ ids: [], indexes: [] }),
    next: (chance, state) => {
      const dropped = state.indexes.find((one) => one !== '_id_');
      const last = state.ids[state.ids.length - 1] ?? 0;
      const what = chance.below(12);
      if (what === 0 || state.ids.length > 800) return dropAll(chance.below(2) === 0);
      if (what <= 3) return index(chance.pick(['n', 'other']));
      if (what === 4 && dropped !== undefined) return dropIndex(dropped);
      return fill(last + 1, 1 + chance.below(40));
    },
    read: async (reader) => {
      const there = await reader.db(database).listCollections({ name }).toArray();
      if (there.length === 0) return { ids: [], indexes: [] };
      const ids = (await rows(reader).find().sort({ _id: 1 }).toArray()).map((row) => row._id);
      const indexes = (await rows(reader).indexes()).map((one) => one.name ?? '').sort();
      return { ids, indexes };
    },
  };
}
