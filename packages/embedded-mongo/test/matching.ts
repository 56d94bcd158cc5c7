import { expect, it } from 'vitest';
import { parseFilter } from '../src/query/filter.ts';
import { document, type Literal } from './literal.ts';
import { judged } from './second-executor.ts';

type Fields = { readonly [name: string]: Literal };
/** `[query, document, whether it matches]` */
export type MatchRow = readonly [Fields, Fields, boolean];

const shown = (fields: Fields): string =>
  JSON.stringify(fields, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

export function matchTable(rows: readonly MatchRow[]): void {
  it.each(
    rows.map(
      ([query, fields, expected]) =>
        [
          shown(query),
          expected ? 'matches' : 'does not match',
          shown(fields),
          query,
          fields,
          expected,
        ] as const,
    ),
  )('%s %s %s', (_query, _verb, _fields, query, fields, expected) => {
    expect(parseFilter(document(query)).matches(document(fields))).toBe(expected);
  });
  judged(
    rows,
    ([query, fields, expected]) => ({
      name: `${shown(query)} ${expected ? 'matches' : 'does not match'} ${shown(fields)}`,
      values: [document(query), document(fields)],
    }),
    async (server, [query, fields, expected]) => {
      expect(await server.find([document(fields)], document(query))).toHaveLength(expected ? 1 : 0);
    },
  );
}

/** `[query, code, message]`; the message where MongoDB's own words are known to stand. */
export function refusalTable(rows: readonly (readonly [Fields, number, string?])[]): void {
  it.each(
    rows.map(
      ([query, code, message]) =>
        [shown(query), code, query, message === undefined ? { code } : { code, message }] as const,
    ),
  )('refuses %s with code %i', (_, _code, query, refused) => {
    expect(() => parseFilter(document(query))).toThrow(expect.objectContaining(refused));
  });
  judged(
    rows,
    ([query, code]) => ({ name: `refuses ${shown(query)} with code ${code}`, values: [document(query)] }),
    async (server, [query, code]) => {
      await expect(server.find([], document(query))).rejects.toMatchObject({ code });
    },
  );
}
