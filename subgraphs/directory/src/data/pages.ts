import type { Scope } from '@quad/kernel';
import { type Page, type PageRequest, toPage } from '@quad/subgraph-kit';
import type { ClientSession, Model, QueryFilter } from 'mongoose';
import type { RosterObject } from '../domain/roster.ts';
import { fromRow, type Row } from './row.ts';

/** A filter by field; the fields are those of the collection's schema, which throws on any other. */
export type Filter = Readonly<Record<string, unknown>>;

/** The filter of what a scope lets through; null when that is nothing. */
export type ScopeFilter = (scope: Scope) => Promise<Filter | null>;

export interface Reader<Value extends RosterObject> {
  byIds(scope: Scope, ids: readonly string[]): Promise<readonly Value[]>;
  page(scope: Scope, where: Filter, request: PageRequest): Promise<Page<Value>>;
}

const READ_AT_ONCE = 1_000;

/** Both conditions at once, also where they name the same field. */
function both(a: Filter, b: Filter): Filter {
  if (Object.keys(a).length === 0) return b;
  return Object.keys(b).length === 0 ? a : { $and: [a, b] };
}

/** Reads of one noun: all take a scope, all lists go by `sortKey` and leave out what is gone. */
export function createReader<Value extends RosterObject>(options: {
  readonly model: Model<Row<Value>>;
  readonly filterOf: ScopeFilter;
  /** Whether what is gone from the roster is still found by id, because other sides' history names it. */
  readonly keepsGone: boolean;
  readonly session?: ClientSession;
}): Reader<Value> {
  const { model, filterOf, keepsGone, session } = options;

  async function find(filter: Filter, limit?: number): Promise<readonly Value[]> {
    const query = model.find(filter as QueryFilter<Row<Value>>).session(session ?? null);
    if (limit !== undefined) query.sort({ sortKey: 1 }).limit(limit);
    const rows = (await query.lean()) as unknown as Row<Value>[];
    return rows.map((row) => fromRow<Value>(row));
  }

  return {
    async byIds(scope, ids) {
      const within = await filterOf(scope);
      if (within === null || ids.length === 0) return [];
      const found: Value[] = [];
      for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
        const wanted: Filter = {
          _id: { $in: ids.slice(at, at + READ_AT_ONCE) },
          ...(keepsGone ? {} : { isDeleted: false }),
        };
        found.push(...(await find(both(wanted, within))));
      }
      return found;
    },
    async page(scope, where, request) {
      const within = await filterOf(scope);
      if (within === null) return { rows: [], hasNextPage: false };
      const keyset = request.after === null ? {} : { sortKey: { $gt: request.after } };
      const filter = both(both(within, { isDeleted: false, ...where }), keyset);
      return toPage(await find(filter, request.first + 1), request.first);
    },
  };
}
