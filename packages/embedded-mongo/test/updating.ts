import { expect, it } from 'vitest';
import type { Doc, Value } from '../src/bson/value.ts';
import { type MatchDetails, parseFilter } from '../src/query/filter.ts';
import { applyUpdate } from '../src/update/apply.ts';
import { parseAnyUpdate, updateFor } from '../src/update/pipeline.ts';
import { upsertDocument } from '../src/update/upsert.ts';
import { told } from './evaluating.ts';
import { document, type Literal, value } from './literal.ts';
import { judged, type SecondExecutor } from './second-executor.ts';

type Fields = { readonly [name: string]: Literal };
export type UpdateCase = {
  readonly query?: Fields;
  readonly filters?: Literal[];
  /** The first column is the query of an upsert on an empty collection. */
  readonly isInsert?: boolean;
  /** Of a refusal: MongoDB's own words. */
  readonly message?: string;
};

const shown = (fields: Literal): string =>
  JSON.stringify(fields, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one));

function run(before: Fields, update: Literal, options: UpdateCase): Doc {
  const filters = options.filters === undefined ? undefined : value(options.filters);
  const parsed = parseAnyUpdate(value(update), filters, undefined);
  if (options.isInsert === true) return upserted(before, parsed);
  const found = document(before);
  const details: MatchDetails = { index: undefined };
  parseFilter(document(options.query ?? {})).matches(found, details);
  return applyUpdate(found, updateFor(parsed, found), details.index, {
    isInsert: false,
    nowMs: 1_700_000_000_000,
    ordinal: () => 7,
    id: found.get('_id') ?? null,
  });
}

/** `before` is the query of an upsert that finds nothing; the _id that is made is not part of a row. */
function upserted(before: Fields, update: ReturnType<typeof parseAnyUpdate>): Doc {
  const { node } = parseFilter(document(before), undefined, 'banned');
  const made = upsertDocument(node, update, {
    nowMs: 1_700_000_000_000,
    isInsert: true,
    ordinal: () => 7,
    id: null,
  });
  if (before._id === undefined) made.delete('_id');
  return made;
}

/** Entries in order, so that the order of fields counts. */
function entries(one: Value): unknown {
  if (one instanceof Map) return [...one].map(([name, field]) => [name, entries(field)]);
  if (Object.is(one, -0)) return '-0';
  return Array.isArray(one) ? one.map(entries) : one;
}

/** What the server makes of it; an upsert finds the equalities of its query where the table has a document. */
async function atServer(
  server: SecondExecutor,
  before: Fields,
  update: Literal,
  options: UpdateCase,
): Promise<unknown> {
  const upsert = options.isInsert === true;
  const [made] = await server.update(upsert ? [] : [document(before)], {
    query: document(upsert ? before : (options.query ?? {})),
    update: value(update),
    filters: options.filters === undefined ? undefined : value(options.filters),
    upsert,
  });
  if (before._id === undefined) made?.delete('_id');
  return told(made);
}

const named = (
  verb: string,
  [before, update, outcome, options]: readonly [Fields, Literal, Fields | number, UpdateCase?],
) => ({
  name: `${shown(before)} with ${shown(update)} ${verb} ${shown(outcome)}`,
  values: [before, update, options?.query ?? null, options?.filters ?? null].map(value),
});

/** `[before, update, after, options]` */
export function updateTable(rows: readonly (readonly [Fields, Literal, Fields, UpdateCase?])[]): void {
  it.each(
    rows.map(
      ([before, update, after, options]) =>
        [shown(before), shown(update), shown(after), before, update, after, options ?? {}] as const,
    ),
  )('%s with %s becomes %s', (_before, _update, _after, before, update, after, options) => {
    expect(entries(run(before, update, options))).toStrictEqual(entries(document(after)));
  });
  judged(
    rows,
    (row) => named('becomes', row),
    async (server, [before, update, after, options]) => {
      expect(await atServer(server, before, update, options ?? {})).toEqual(told(document(after)));
    },
  );
}

/** `[before, update, code, options]` */
export function updateRefusals(rows: readonly (readonly [Fields, Literal, number, UpdateCase?])[]): void {
  it.each(
    rows.map(
      ([before, update, code, options]) =>
        [shown(before), shown(update), code, before, update, options ?? {}] as const,
    ),
  )('%s with %s is refused with code %i', (_before, _update, code, before, update, options) => {
    const { message } = options;
    const refused = message === undefined ? { code } : { code, message };
    expect(() => run(before, update, options)).toThrow(expect.objectContaining(refused));
  });
  judged(
    rows,
    (row) => named('is refused with', row),
    async (server, [before, update, code, options]) => {
      await expect(atServer(server, before, update, options ?? {})).rejects.toMatchObject({ code });
    },
  );
}
