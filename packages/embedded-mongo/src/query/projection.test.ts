import { describe, expect, it } from 'vitest';
import { told } from '../../test/evaluating.ts';
import { document, type Literal } from '../../test/literal.ts';
import { judged } from '../../test/second-executor.ts';
import { compileProjection } from './projection.ts';

type Fields = { readonly [name: string]: Literal };

const person: Fields = {
  _id: 1,
  name: 'Ada',
  home: { city: 'x', zip: 1n },
  list: [{ n: 1, m: 1 }, 5, { n: 2 }, [{ n: 3 }]],
};

describe('a projection of find', () => {
  const rows: [string, Fields, Fields][] = [
    ['includes, with the _id', { name: 1 }, { _id: 1, name: 'Ada' }],
    ['includes by any number but zero', { name: -0.5, _id: 0n }, { name: 'Ada' }],
    [
      'includes in the order of the document',
      { home: true, name: true, _id: false },
      { name: 'Ada', home: { city: 'x', zip: 1n } },
    ],
    ['includes nothing that is missing', { none: 1, _id: 0 }, {}],
    ['includes inside documents', { 'home.zip': 1, _id: 0 }, { home: { zip: 1n } }],
    [
      'includes inside arrays, of documents alone',
      { 'list.n': 1, _id: 0 },
      { list: [{ n: 1 }, { n: 2 }, [{ n: 3 }]] },
    ],
    ['nests', { home: { city: 1 }, _id: 0 }, { home: { city: 'x' } }],
    ['excludes', { name: 0, list: 0 }, { _id: 1, home: { city: 'x', zip: 1n } }],
    ['excludes inside documents', { 'home.zip': 0, name: 0, list: 0 }, { _id: 1, home: { city: 'x' } }],
    ['excludes inside arrays', { 'list.n': 0, name: 0, home: 0 }, { _id: 1, list: [{ m: 1 }, 5, {}, [{}]] }],
    [
      'excludes the _id alone',
      { _id: 0 },
      { name: 'Ada', home: { city: 'x', zip: 1n }, list: person.list ?? null },
    ],
    ['includes the _id alone', { _id: 1 }, { _id: 1 }],
    [
      'takes the first of a list',
      { list: { $slice: 2 }, name: 0, home: 0 },
      { _id: 1, list: [{ n: 1, m: 1 }, 5] },
    ],
    ['takes the last of a list', { list: { $slice: -1 }, name: 0, home: 0 }, { _id: 1, list: [[{ n: 3 }]] }],
    ['takes a part of a list', { list: { $slice: [1, 1] }, name: 0, home: 0 }, { _id: 1, list: [5] }],
    [
      'takes a part from its end',
      { list: { $slice: [-2, 1] }, name: 0, home: 0 },
      { _id: 1, list: [{ n: 2 }] },
    ],
    [
      'slices beside what it includes',
      { name: 1, list: { $slice: 1 } },
      { _id: 1, name: 'Ada', list: [{ n: 1, m: 1 }] },
    ],
    [
      'takes the first element that matches',
      { list: { $elemMatch: { n: 2 } } },
      { _id: 1, list: [{ n: 2 }] },
    ],
    ['leaves out a list of which none matches', { list: { $elemMatch: { n: 9 } } }, { _id: 1 }],
    ['computes', { who: '$name', all: { $size: '$list' }, _id: 0 }, { who: 'Ada', all: 4 }],
    ['computes a text', { name: 'x', _id: 0 }, { name: 'x' }],
    [
      'computes an _id, behind what is included',
      { _id: '$name', 'home.zip': 1 },
      { home: { zip: 1n }, _id: 'Ada' },
    ],
    ['includes a part of the _id, which has none', { '_id.x': 1, name: 1 }, { name: 'Ada' }],
    ['makes the documents on the way to what it computes', { 'no.thing': '$none', _id: 0 }, { no: {} }],
    [
      'computes into every element of a list',
      { 'list.n': 1, 'list.x': '$name', _id: 0 },
      { list: [{ n: 1, x: 'Ada' }, { x: 'Ada' }, { n: 2, x: 'Ada' }, [{ n: 3, x: 'Ada' }]] },
    ],
    [
      'puts the element that matches behind the other fields',
      { list: { $elemMatch: { n: 2 } }, name: 1, _id: 0, home: 1 },
      { name: 'Ada', home: { city: 'x', zip: 1n }, list: [{ n: 2 }] },
    ],
  ];
  it.each(rows)('%s', (_, spec, expected) => {
    const found = document(person);
    const made = compileProjection(document(spec), 'find')(found, { root: found, current: found });
    expect(told(made)).toEqual(told(document(expected)));
  });
  judged(
    rows,
    ([name, spec]) => ({ name, values: [document(spec)] }),
    async (server, [, spec, expected]) => {
      const [made] = await server.find([document(person)], new Map(), document(spec));
      expect(told(made)).toEqual(told(document(expected)));
    },
  );

  const refused: [Fields, number, string][] = [
    [{ a: 1, b: 0 }, 31254, 'Cannot do exclusion on field b in inclusion projection'],
    [{ a: 0, b: 1 }, 31253, 'Cannot do inclusion on field b in exclusion projection'],
    [{ a: 1, 'a.b': 1 }, 31249, 'Path collision at a.b remaining portion b'],
    [{ 'a.b': 1, a: 1 }, 31250, 'Path collision at a'],
    [{ 'a.b': 1, a: { c: 1 } }, 31250, 'Path collision at a'],
    [
      { a: { b: 1, $c: 1 } },
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    ],
    [{ 'a.b': { $elemMatch: { c: 1 } } }, 31275, 'Cannot use $elemMatch projection on a nested field.'],
    [{ 'a..b': 1 }, 15998, 'FieldPath field names may not be empty strings.'],
    [{ 'a.$': 1 }, 31324, "The embedded database does not support the projection 'a.$'"],
    [{ a: {} }, 51270, 'An empty sub-projection is not a valid value. Found empty object at path'],
    [
      { a: { $slice: 'x' } },
      28667,
      'Invalid $slice syntax. The given syntax did not match the find() syntax: a number, or [skip, limit]',
    ],
    [
      { a: { $slice: [1, 0] } },
      28724,
      'First argument to $slice must be an array; the limit must be positive',
    ],
    [{ a: { $elemMatch: 1 } }, 31274, 'elemMatch: Invalid argument, object required, but got int'],
    [{ a: { $meta: 'textScore' } }, 168, "Unrecognized expression '$meta'"],
  ];
  it.each(refused)('%j is refused with code %i', (spec, code, message) => {
    expect(() => compileProjection(document(spec), 'find')).toThrow(
      expect.objectContaining({ code, message }),
    );
  });
  judged(
    refused,
    ([spec, code]) => ({
      name: `${JSON.stringify(spec)} is refused with code ${code}`,
      values: [document(spec)],
    }),
    async (server, [spec, code]) => {
      await expect(server.find([document(person)], new Map(), document(spec))).rejects.toMatchObject({
        code,
      });
    },
  );
});
