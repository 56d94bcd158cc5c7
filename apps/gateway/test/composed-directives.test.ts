import { afterEach, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph, type SmallSubgraph } from './small-graph.ts';

let graph: SmallGraph | undefined;
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

const COMPOSED = `extend schema
  @link(url: "https://specs.example/access/v1.0", import: ["@access"])
  @federation__composeDirective(name: "@access")
`;

/** A side that answers its own name, and fails where it is sent a directive that it does not know as it was sent. */
function side(name: string, directive: string): SmallSubgraph {
  return {
    name,
    sdl: `${directive === '' ? '' : COMPOSED}${directive}
      type Query { ${name}(text: String): String }
    `,
    resolvers: { Query: { [name]: (_, { text }) => (text as string | undefined) ?? name } },
  };
}

const scope = 'enum Scope { PUBLIC PRIVATE }';
const needed = side('needed', `directive @access(scope: Scope!) on FIELD ${scope}`);
const given = side('given', `directive @access(scope: Scope! = PUBLIC) on FIELD ${scope}`);

it('lets clients write an executable directive that the supergraph composed', async () => {
  graph = await createSmallGraph([needed, given]);
  const answer = await graph.ask('{ needed @access given @access(scope: PRIVATE) }');
  expect(answer).toMatchObject({ data: { needed: 'needed', given: 'given' }, errors: [] });
});

it('sends it to no subgraph: one of them may not know it', async () => {
  graph = await createSmallGraph([side('one', 'directive @access on FIELD'), side('two', '')]);
  const answer = await graph.ask(
    '{ one @access two @access ...F } fragment F on Query { again: two @access }',
  );
  expect(answer).toMatchObject({ data: { one: 'one', two: 'two', again: 'two' }, errors: [] });
});

it('sends none of the variables that it alone uses', async () => {
  const directive = 'directive @access(to: String) on FIELD | QUERY';
  graph = await createSmallGraph([side('one', directive), side('two', directive)]);
  const answer = await graph.ask(
    'query ($to: String, $text: String) @access(to: $to) { one(text: $text) @access(to: $to) two @access }',
    { to: 'all', text: 'said' },
  );
  expect(answer).toMatchObject({ data: { one: 'said', two: 'two' }, errors: [] });
  expect(graph.sides.flatMap(({ seen }) => seen.map(({ variables }) => variables))).toEqual([
    { text: 'said' },
    {},
  ]);
});

it('holds clients to how it is defined, and shows that', async () => {
  graph = await createSmallGraph([
    given,
    side('other', `directive @access(scope: Scope! = PUBLIC) on FIELD ${scope}`),
  ]);
  const wrong = await graph.ask('{ given @access(scope: SECRET) }');
  expect(wrong.errors).toEqual([expect.objectContaining({ message: expect.stringContaining('"SECRET"') })]);
  const elsewhere = await graph.ask('query @access { given }');
  expect(elsewhere.errors).toEqual([
    expect.objectContaining({ message: 'Directive "@access" may not be used on QUERY.' }),
  ]);
  const shown = await graph.ask(
    '{ __schema { directives { name locations args { name defaultValue type { ofType { name } } } } } }',
  );
  expect((shown.data as { __schema: { directives: unknown[] } }).__schema.directives).toContainEqual({
    name: 'access',
    locations: ['FIELD'],
    args: [{ name: 'scope', defaultValue: 'PUBLIC', type: { ofType: { name: 'Scope' } } }],
  });
});
