import type { Collection, MongoClient } from 'mongodb';
import type { Chance } from './chance.ts';

export type Row = {
  _id: string;
  owner: number;
  n: number;
  group: number;
  unique: string;
  tags: string[];
  live: boolean;
  filler: string;
};

/** A client's rows in the order of their `_id`s. */
export type RowsState = Row[];

export function rowsOf(client: MongoClient): Collection<Row> {
  return client.db('crash_a').collection<Row>('rows');
}

/** Unique, multikey, compound and partial: one of each. */
export async function prepareRows(client: MongoClient): Promise<void> {
  await rowsOf(client).createIndexes([
    { key: { unique: 1 }, unique: true },
    { key: { tags: 1 } },
    { key: { owner: 1, group: 1, n: -1 } },
    { key: { n: 1 }, name: 'n_of_live', partialFilterExpression: { live: true } },
  ]);
}

export function newRow(chance: Chance, owner: number, round: number): Row {
  const name = `${owner}-${round}-${String(chance.below(1e9)).padStart(9, '0')}`;
  return {
    _id: name,
    owner,
    n: chance.below(100),
    group: chance.below(4),
    unique: `u${name}`,
    tags: Array.from({ length: chance.below(4) }, () => `t${chance.below(6)}`),
    live: chance.below(2) === 0,
    filler: 'x'.repeat(chance.below(10) === 0 ? 6000 : chance.below(200)),
  };
}

export function put(state: RowsState, row: Row): void {
  state.push(structuredClone(row));
  state.sort((a, b) => (a._id < b._id ? -1 : 1));
}

export function drop(state: RowsState, gone: (row: Row) => boolean): void {
  for (let at = state.length - 1; at >= 0; at--) {
    const row = state[at];
    if (row !== undefined && gone(row)) state.splice(at, 1);
  }
}

export function change(state: RowsState, id: string, to: (row: Row) => void): void {
  for (const row of state) if (row._id === id) to(row);
}
