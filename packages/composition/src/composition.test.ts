import { describe, expect, it } from 'vitest';
import { CompositionFailed, composeSupergraph, type SubgraphSdl } from './compose.ts';
import { diffSupergraphs } from './diff.ts';
import { unrunnableUses } from './unrunnable.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const people: SubgraphSdl = {
  name: 'people',
  sdl: `${link} type Person @key(fields: "id") { id: ID! name: String } type Query { person(id: ID!): Person }`,
};
const loads = (field: string): SubgraphSdl => ({
  name: 'loads',
  sdl: `${link} type Person @key(fields: "id") { id: ID! ${field} }`,
});

describe('composition', () => {
  it('gives logical addresses that the gateway maps, and the same text whatever the order', () => {
    const supergraph = composeSupergraph([people, loads('load: Int')]);
    expect(supergraph).toContain('http://people.quad.internal/graphql');
    expect(composeSupergraph([loads('load: Int'), people])).toBe(supergraph);
  });

  it('says what does not compose', () => {
    const copy = { name: 'copy', sdl: `${link} type Person @key(fields: "id") { id: ID! name: Int }` };
    expect(() => composeSupergraph([people, copy])).toThrow(CompositionFailed);
    expect(() => composeSupergraph([people, copy])).toThrow('Person.name');
  });

  it('says where a text is no SDL', () => {
    expect(() => composeSupergraph([people, { name: 'torn', sdl: 'type Query {' }])).toThrow(
      '[torn] is no SDL at line 1, column 13',
    );
  });
});

describe('the difference of two public APIs', () => {
  const of = (field: string) => composeSupergraph([people, loads(field)]);

  it('names what breaks clients first', async () => {
    const changes = await diffSupergraphs(of('load: Int share: Float'), of('load: Int preps: Int'));
    expect(changes.map(({ level, path }) => [level, path])).toEqual([
      ['BREAKING', 'Person.share'],
      ['NON_BREAKING', 'Person.preps'],
    ]);
  });

  it('is empty for the same subgraphs, and all additions where there was nothing', async () => {
    expect(await diffSupergraphs(of('load: Int'), of('load: Int'))).toEqual([]);
    const first = await diffSupergraphs(null, of('load: Int'));
    expect(first.map(({ path }) => path)).toContain('Person');
    expect(first.map(({ level }) => level)).not.toContain('BREAKING');
  });
});

describe('what composes but does not run', () => {
  const importing = (names: string) =>
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${names}])`;
  const uses = (sdl: string) => unrunnableUses({ name: 'budgets', sdl });

  it('is named with its place', () => {
    const sdl = `${importing('"@cacheTag"')} type Query { me: String @cacheTag(format: "x") }`;
    expect(uses(sdl)).toEqual([
      '[budgets] Query.me uses @cacheTag: the gateway cannot load a graph that uses it; remove it.',
    ]);
  });

  it.each([
    ['a sign-in', '"@authenticated"', '@authenticated'],
    ['known scopes', '"@requiresScopes"', '@requiresScopes(scopes: [["roster.read", "sections.read"]])'],
    ['a known policy', '"@policy"', '@policy(policies: [["service"], ["operator"]])'],
  ])('is no rule about who may read that asks for %s', (_what, imported, rule) => {
    expect(uses(`${importing(imported)} type Query { a: Int ${rule} }`)).toEqual([]);
  });

  it.each([
    [
      'under a name of its own',
      `${importing('{ name: "@policy", as: "@may" }')} type Query { a: Int @may(policies: [["x"]]) }`,
      'Query.a uses @policy: nobody can have the policy "x"; known are service, operator, person.',
    ],
    [
      'without an import',
      `${importing('')} type Query @federation__requiresScopes(scopes: [["roster.read"], ["x"]]) { a: Int }`,
      'Query uses @requiresScopes: nobody can have the scope "x"; known are roster.read',
    ],
    [
      'on an enum',
      `${importing('"@policy"')} type Query { a: E } enum E @policy(policies: [["x"]]) { ONE }`,
      'E uses @policy: nobody can have the policy "x"',
    ],
    [
      'on a key',
      `${importing('"@authenticated", "@key"')} type P @key(fields: "o { id } a") { a: ID! @authenticated b: Int @authenticated }`,
      'P.a uses @authenticated: it is a key',
    ],
  ])('is found %s', (_how, sdl, sentence) => {
    expect(uses(sdl)).toHaveLength(1);
    expect(uses(sdl)[0]).toContain(sentence);
  });

  it('is an override by label, and not one without', () => {
    const withLabel = (label: string) =>
      uses(`${importing('"@override"')} type Query { a: Int @override(from: "other"${label}) }`);
    expect(withLabel(', label: "percent(10)"')).toHaveLength(1);
    expect(withLabel('')).toEqual([]);
  });

  it('is nothing of a directive that only has the name', () => {
    expect(uses('directive @policy on FIELD_DEFINITION type Query { a: Int @policy }')).toEqual([]);
  });
});
