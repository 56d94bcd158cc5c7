import { buildSchema, parse, print, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { liftComposedDirectives } from './composed-directives.ts';

const api = buildSchema('type Query { a: String }');
const read = (sdl: string) => parse(sdl, { noLocation: true });

function lifted(link: string, definitions: string) {
  const { supergraph, shownIn } = liftComposedDirectives(
    read(`schema ${link} { query: Query } ${definitions} type Query { a: String }`),
  );
  const directives = supergraph.definitions.filter(({ kind }) => kind === 'DirectiveDefinition').map(print);
  return { left: directives, shown: printSchema(shownIn(api)).split('\n\ntype Query')[0] };
}

describe('what is lifted', () => {
  const NOTHING = { left: ['directive @x on FIELD'], shown: 'type Query {\n  a: String\n}' };
  it.each([
    ['imported', '@link(url: "https://s.example/y/v1.0", import: ["@x"])'],
    [
      'imported under another name',
      '@link(url: "https://s.example/y/v1.0", import: [{ name: "@z", as: "@x" }])',
    ],
    ['of the name of its specification', '@link(url: "https://s.example/x/v1.0")'],
    ['of the name that its specification was given', '@link(url: "https://s.example/y/v1.0", as: "x")'],
  ])('is a directive that is %s', (_, link) => {
    expect(lifted(link, 'directive @x on FIELD')).toEqual({ left: [], shown: 'directive @x on FIELD' });
  });

  it('is none that no link brings in, which all subgraphs know', () => {
    expect(
      lifted('@link(url: "https://s.example/y/v1.0", import: ["@w", "x"])', 'directive @xx on FIELD'),
    ).toEqual({
      left: ['directive @xx on FIELD'],
      shown: NOTHING.shown,
    });
  });

  it('is none of the incremental ones, which nothing here answers', () => {
    const link = '@link(url: "https://s.example/y/v1.0", import: ["@defer"])';
    expect(lifted(link, 'directive @defer on INLINE_FRAGMENT').shown).toBe(NOTHING.shown);
  });

  it('leaves what schemas say with it', () => {
    const link = '@link(url: "https://s.example/x/v1.0")';
    expect(lifted(link, 'directive @x on FIELD | OBJECT directive @x__y on OBJECT')).toEqual({
      left: ['directive @x on OBJECT', 'directive @x__y on OBJECT'],
      shown: 'directive @x on FIELD',
    });
  });
});

it('shows the types of its arguments that the API lacks, without what is hidden', () => {
  const { shown } = lifted(
    '@link(url: "https://s.example/x/v1.0")',
    `directive @x(how: x__How, by: x__By @inaccessible, in: Hidden) on FIELD
     input x__How @join__type(graph: A) { level: x__Level = LOW, secret: Int @inaccessible, deep: x__How }
     enum x__Level { LOW HIGH @inaccessible }
     scalar x__By
     enum Hidden @inaccessible { A }`,
  );
  expect(shown?.replaceAll(/\s+/g, ' ')).toBe('directive @x(how: x__How) on FIELD');
  const { shownIn } = liftComposedDirectives(
    read(
      `schema @link(url: "https://s.example/x/v1.0") { query: Query } type Query { a: String }
       directive @x(how: x__How) on FIELD
       input x__How @join__type(graph: A) { level: x__Level = LOW, secret: Int @inaccessible, deep: x__How }
       enum x__Level { LOW HIGH @inaccessible }`,
    ),
  );
  const printed = printSchema(shownIn(api)).replaceAll(/\s+/g, ' ');
  expect(printed).toContain('input x__How { level: x__Level = LOW deep: x__How }');
  expect(printed).toContain('enum x__Level { LOW }');
});
