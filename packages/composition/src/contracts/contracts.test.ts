import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeSupergraph } from '../compose.ts';
import { contractApis } from '../contract-apis.ts';
import { contractsOf, withoutContracts, writeContracts } from './directives.ts';
import type { ContractRule } from './rule.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag", "@inaccessible"])';
const graph = (sdl: string) => composeSupergraph([{ name: 'all', sdl: `${link} ${sdl}` }]);
const including = (...include: string[]): ContractRule => ({ name: 'c', include, exclude: [], client: null });
const excluding = (...exclude: string[]): ContractRule => ({ name: 'c', include: [], exclude, client: null });

/** Tags, to stand behind what they mark. */
const t = '@tag(name: "t")';
const x = '@tag(name: "x")';

/** The contract's SDL on one line without descriptions, or its faults. */
function cut(sdl: string, rule: ContractRule = including('t')): string | null | readonly string[] {
  const [api] = contractApis(graph(sdl), [rule]);
  if (api === undefined || api.faults.length > 0) return api?.faults ?? null;
  return api.sdl === null ? null : api.sdl.replaceAll(/\s+/g, ' ').trim();
}

describe('a contract that includes a tag', () => {
  it('has the tagged fields, what they lead to, and nothing that cannot be reached', () => {
    const sdl = `type Query { a: A ${t} b: B } type A { one: Int ${t} two: Int } type B { c: Int ${t} }`;
    expect(cut(sdl)).toBe('type Query { a: A } type A { one: Int }');
  });

  it('has a tagged type whole, unless one of its fields is tagged', () => {
    expect(cut(`type Query { a: A ${t} } type A ${t} { one: Int two: Int }`)).toContain('one: Int two: Int');
    expect(cut(`type Query { a: A ${t} } type A ${t} { one: Int ${t} two: Int }`)).not.toContain('two');
  });

  it('has arguments, input fields and enum values with whoever uses them, or the tagged ones alone', () => {
    const types = 'enum E { ONE TWO } input I { a: Int b: E }';
    expect(cut(`type Query { a(e: E, i: I): Int ${t} } ${types}`)).toBe(
      'type Query { a(e: E, i: I): Int } enum E { ONE TWO } input I { a: Int b: E }',
    );
    expect(
      cut(`type Query { a(e: E ${t}, i: I): Int ${t} } enum E { ONE ${t} TWO } input I { a: Int }`),
    ).toBe('type Query { a(e: E): Int } enum E { ONE }');
    expect(cut(`type Query { a(i: I): Int ${t} } input I { a: Int ${t} b: Int }`)).toContain(
      'input I { a: Int }',
    );
  });

  it('has of a union the members of which it has something, and what implements an interface', () => {
    const sdl = `type Query { u: U ${t} n: N ${t} } union U ${t} = A | B type A { a: Int ${t} } type B { b: Int }
      interface N { id: ID ${t} } type M implements N { id: ID ${t} m: Int }`;
    expect(cut(sdl)).toBe(
      'type Query { u: U n: N } type A { a: Int } type M implements N { id: ID } interface N { id: ID } union U = A',
    );
  });

  it('leaves out what is inaccessible, and a field of a whole type whose own type has nothing', () => {
    const sdl = `type Query { a: A ${t} } type A ${t} { one: Int b: B two: Int @inaccessible } type B { c: Int }`;
    expect(cut(sdl)).toBe('type Query { a: A } type A { one: Int }');
  });

  it('has nothing where nothing is tagged', () => {
    expect(cut('type Query { a: Int }')).toBe(null);
  });
});

describe('a contract that excludes a tag', () => {
  it('has all but what is tagged, at every place that has tags', () => {
    const sdl = `type Query { a(p: Int, q: Int ${x}): A b: Int ${x} e: E u: U }
      type A { one: Int two: B i(i: I): Int } type B ${x} { c: Int } enum E { ONE TWO ${x} }
      input I { a: Int b: Int ${x} } union U = A | B`;
    expect(cut(sdl, excluding('x'))).toBe(
      'type Query { a(p: Int): A e: E u: U } type A { one: Int i(i: I): Int } union U = A enum E { ONE } input I { a: Int }',
    );
  });

  it('wins over the tags that are included', () => {
    const sdl = `type Query { a: Int ${t} b: Int ${t} ${x} }`;
    expect(cut(sdl, { ...including('t'), exclude: ['x'] })).toBe('type Query { a: Int }');
  });
});

describe('a contract is refused with a sentence', () => {
  it.each([
    [
      'a tagged field leads nowhere',
      `type Query { ok: Int ${t} a: A ${t} } type A { one: Int }`,
      'Query.a is tagged for it, and its type A has nothing in it',
    ],
    [
      'a needed argument is not in it',
      `type Query { a(p: Int ${t}, q: Int!): Int ${t} }`,
      'Query.a must be given q, which is not in it',
    ],
    [
      'a needed input field is not in it',
      `type Query { a(i: I): Int ${t} } input I { a: Int ${t} b: Int! }`,
      'I.b must be given and is not in it',
    ],
    [
      'an interface is implemented by half',
      `type Query { n: N ${t} } interface N { id: ID ${t} } type M implements N { id: ID m: Int ${t} }`,
      'M implements N, whose field id is in it and M.id is not',
    ],
    [
      'a tagged union has no member',
      `type Query { ok: Int ${t} u: U } union U ${t} = A type A { a: Int }`,
      'the union U has no member in it',
    ],
  ])('when %s', (_when, sdl, sentence) => {
    expect(cut(sdl)).toEqual([expect.stringContaining(`Contract "c": ${sentence}`)]);
  });

  it.each([
    [
      'all fields of a type are excluded',
      `type Query { ok: Int a: A } type A { one: Int ${x} }`,
      'A has no field left in it',
    ],
    [
      'all values of an enum are',
      `type Query { ok: Int e: E } enum E { ONE ${x} }`,
      'E has no value left in it',
    ],
    [
      'a default is no value any more',
      `type Query { a(e: E = TWO): Int } enum E { ONE TWO ${x} }`,
      'the default TWO of Query.a(e:) is no value of E in it',
    ],
    [
      'the input of a needed argument is',
      `type Query { a(i: I!): Int } input I ${x} { a: Int }`,
      'Query.a must be given i',
    ],
  ])('when %s', (_when, sdl, sentence) => {
    expect(cut(sdl, excluding('x'))).toEqual([expect.stringContaining(`Contract "c": ${sentence}`)]);
  });
});

describe('contracts in the text of a supergraph', () => {
  const supergraph = graph(`type Query { a: Int ${t} }`);
  const standard: readonly ContractRule[] = [
    { name: 'partner', include: ['partner'], exclude: ['internal'], client: null },
    { name: 'portal', include: [], exclude: ['internal'], client: null },
  ];
  const rules = [...standard, { name: 'bus', include: ['b', 'a'], exclude: [], client: 'ven_1' }];

  it('are read as they were written, whatever their order', () => {
    const written = writeContracts(supergraph, rules);
    expect(writeContracts(supergraph, [...rules].reverse())).toBe(written);
    expect(contractsOf(parse(written))).toEqual([
      { name: 'bus', include: ['a', 'b'], exclude: [], client: 'ven_1' },
      ...standard,
    ]);
  });

  it('leave the graph as it was when they are taken out', () => {
    const written = parse(writeContracts(supergraph, rules), { noLocation: true });
    expect(print(withoutContracts(written))).toBe(print(parse(supergraph)));
    expect(contractsOf(parse(supergraph))).toEqual([]);
  });
});
