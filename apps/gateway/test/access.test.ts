import { type Principal, publicPrincipal } from '@quad/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuledGraph, executorOf, type RuledGraph } from './ruled-graph.ts';
import { compose, createSide } from './two-sides.ts';

const REFUSED = 'UNAUTHORIZED_FIELD_OR_TYPE';

const people = {
  name: 'people',
  sdl: `
    type Query {
      person: Person
      people: [Person!]!
      named: [Named]
      owned: [Owned!]
      either: [Either]
      secret: String @authenticated
      promised: String! @authenticated
      inner: String @may(policies: [["service"]])
      unknownPolicy: String @may(policies: [["nobody-knows-it"]])
      settled(text: String, at: Int): String @requiresScopes(scopes: [["roster.read"]])
      code: Code
      level: Level
      holder: Holder
    }
    type Mutation { rename(to: String!): Person @authenticated  plain: Int }
    interface Named { id: ID! name: String }
    interface Owned { id: ID! owner: String }
    type Person implements Named @key(fields: "id") {
      id: ID!
      name: String
      email: String @authenticated
      grade: Int! @requiresScopes(scopes: [["roster.read", "sections.read"], ["offerings.read"]])
      ssn: String @shareable @requiresScopes(scopes: [["roster.read"]])
      friend: Person
      secretPlan: Plan
    }
    type Room implements Named & Owned { id: ID! name: String @authenticated owner: String }
    type Desk implements Owned { id: ID! owner: String }
    type Plan @requiresScopes(scopes: [["roster.read"]]) { text: String! }
    union Either = Plan | Desk
    scalar Code @authenticated
    enum Level @requiresScopes(scopes: [["roster.read"]]) { HIGH }
    type Holder { plan: Plan! name: String }
  `,
  resolvers: {
    Query: {
      person: () => ({ id: 'per_1' }),
      people: () => [{ id: 'per_1' }, { id: 'per_2' }],
      named: () => [
        { __typename: 'Person', id: 'per_1' },
        { __typename: 'Room', id: 'r', name: 'Aula' },
      ],
      owned: () => [{ __typename: 'Desk', id: 'd', owner: 'Bo' }],
      either: () => [
        { __typename: 'Plan', text: 'secret plan' },
        { __typename: 'Desk', id: 'd', owner: 'Bo' },
      ],
      secret: () => 's',
      promised: () => 'p',
      inner: () => 'i',
      unknownPolicy: () => 'u',
      settled: (_parent: unknown, { text }: Record<string, string>) => text ?? 'none',
      code: () => 'c',
      level: () => 'HIGH',
      holder: () => ({ name: 'Ada', plan: { text: 'secret plan' } }),
    },
    Mutation: { rename: () => ({ id: 'per_1' }), plain: () => 1 },
    Person: {
      __resolveReference: (parent: unknown) => parent,
      name: () => 'Ada',
      email: () => 'ada@example.org',
      grade: () => 7,
      ssn: () => '123',
      friend: () => ({ id: 'per_2' }),
      secretPlan: () => ({ text: 'secret plan' }),
    },
  },
};
const loads = {
  name: 'loads',
  sdl: `
    type Person @key(fields: "id") {
      id: ID!
      ssn: String @external
      load: Int @authenticated
      free: Int
      rank: Int @requires(fields: "ssn") @requiresScopes(scopes: [["roster.read"]])
    }
  `,
  resolvers: {
    Person: { __resolveReference: (parent: unknown) => parent, load: () => 12, free: () => 3, rank: () => 1 },
  },
};

const vendor = (...scopes: string[]): Principal => ({
  kind: 'VENDOR',
  vendorId: 'ven_1',
  organizationId: 'org_1',
  scopes,
});
const service: Principal = { kind: 'SERVICE', name: 'cohorts' };
const teacher: Principal = {
  kind: 'PERSON',
  personId: 'per_1',
  accountId: 'acc_1',
  organizationId: 'org_1',
  grants: [{ role: 'TEACHER', organizationId: 'org_1' }],
};

let graph: RuledGraph;
beforeAll(async () => {
  graph = await createRuledGraph([people, loads]);
});
afterAll(() => graph.close());

type Row = readonly [what: string, query: string, as: Principal, data: unknown, errors: readonly string[]];

const rows: readonly Row[] = [
  ['a field that anyone may have', '{ person { name } }', publicPrincipal, { person: { name: 'Ada' } }, []],
  [
    'a field that needs a sign-in, for the public',
    '{ person { name email } }',
    publicPrincipal,
    { person: { name: 'Ada', email: null } },
    [`${REFUSED} person.email`],
  ],
  [
    'the same for a vendor without scopes',
    '{ person { name email } }',
    vendor(),
    { person: { name: 'Ada', email: 'ada@example.org' } },
    [],
  ],
  [
    'an alias, in a fragment, in a fragment',
    '{ person { ...a } } fragment a on Person { ... on Person { mail: email } ...b } fragment b on Person { mail: email }',
    publicPrincipal,
    { person: { mail: null } },
    [`${REFUSED} person.mail`],
  ],
  [
    'a promised field, up to the nearest place that may be null',
    '{ person { name friend { name grade } } }',
    vendor('roster.read'),
    { person: { name: 'Ada', friend: null } },
    [`${REFUSED} person.friend.grade`],
  ],
  [
    'a promised field in a promised list, up to the root',
    '{ people { grade } }',
    publicPrincipal,
    null,
    [`${REFUSED} people.0.grade`],
  ],
  [
    'one of the lists of scopes',
    '{ person { grade } }',
    vendor('offerings.read'),
    { person: { grade: 7 } },
    [],
  ],
  [
    'all scopes of a list',
    '{ person { grade } }',
    vendor('sections.read', 'roster.read'),
    { person: { grade: 7 } },
    [],
  ],
  ['a person by the acts of their role', '{ person { ssn } }', teacher, { person: { ssn: '123' } }, []],
  [
    'a promised root field',
    '{ secret promised }',
    publicPrincipal,
    null,
    [`${REFUSED} secret`, `${REFUSED} promised`],
  ],
  ['nothing but a refused field', '{ secret }', publicPrincipal, { secret: null }, [`${REFUSED} secret`]],
  ['a policy that is met', '{ inner }', service, { inner: 'i' }, []],
  ['a policy that is not met', '{ inner }', teacher, { inner: null }, [`${REFUSED} inner`]],
  [
    'a policy that nobody knows',
    '{ unknownPolicy }',
    service,
    { unknownPolicy: null },
    [`${REFUSED} unknownPolicy`],
  ],
  [
    'a field of a ruled type',
    '{ person { name secretPlan { text } } }',
    publicPrincipal,
    { person: { name: 'Ada', secretPlan: null } },
    [`${REFUSED} person.secretPlan`],
  ],
  [
    'a promised field of a ruled type',
    '{ holder { name plan { text } } }',
    publicPrincipal,
    { holder: null },
    [`${REFUSED} holder.plan`],
  ],
  ['a ruled scalar', '{ code }', publicPrincipal, { code: null }, [`${REFUSED} code`]],
  ['a ruled enum', '{ level }', vendor(), { level: null }, [`${REFUSED} level`]],
  [
    'an interface’s field that one of its types protects',
    '{ named { id name } }',
    publicPrincipal,
    {
      named: [
        { id: 'per_1', name: null },
        { id: 'r', name: null },
      ],
    },
    [`${REFUSED} named.0.name`],
  ],
  [
    'the same by type conditions: only where it is protected',
    '{ named { __typename ... on Person { name } ... on Room { name } } }',
    publicPrincipal,
    {
      named: [
        { __typename: 'Person', name: 'Ada' },
        { __typename: 'Room', name: null },
      ],
    },
    [`${REFUSED} named.1.name`],
  ],
  [
    'an interface’s field that is protected nowhere',
    '{ owned { owner } }',
    publicPrincipal,
    { owned: [{ owner: 'Bo' }] },
    [],
  ],
  [
    'members of a union: the ruled one vanishes, the other stays',
    '{ either { ... on Plan { __typename text } ... on Desk { owner } } }',
    publicPrincipal,
    { either: [null, { owner: 'Bo' }] },
    [`${REFUSED} either.0.__typename`, `${REFUSED} either.0.text`],
  ],
  [
    'a field of another subgraph',
    '{ person { load free } }',
    publicPrincipal,
    { person: { load: null, free: 3 } },
    [`${REFUSED} person.load`],
  ],
  [
    'a field whose @requires needs what is protected',
    '{ person { free rank } }',
    vendor(),
    { person: { free: 3, rank: null } },
    [`${REFUSED} person.rank`],
  ],
  [
    'the same for who has the right',
    '{ person { free rank } }',
    vendor('roster.read'),
    { person: { free: 3, rank: 1 } },
    [],
  ],
  [
    'a mutation',
    'mutation { rename(to: "x") { id } }',
    publicPrincipal,
    { rename: null },
    [`${REFUSED} rename`],
  ],
  [
    'a mutation beside one that anyone may',
    'mutation { rename(to: "x") { id } plain }',
    publicPrincipal,
    { rename: null, plain: 1 },
    [`${REFUSED} rename`],
  ],
  [
    'meta fields and introspection',
    '{ __typename a: __typename __type(name: "Plan") { name fields { name } } person { __typename } }',
    publicPrincipal,
    {
      __typename: 'Query',
      a: 'Query',
      __type: { name: 'Plan', fields: [{ name: 'text' }] },
      person: { __typename: 'Person' },
    },
    [],
  ],
  [
    'an alias like a mark',
    '{ person { quadRefused_email: name email } }',
    publicPrincipal,
    { person: { quadRefused_email: 'Ada', email: null } },
    [`${REFUSED} person.email`],
  ],
];

describe('who may read what', () => {
  it.each(rows)('holds for %s', async (_what, query, as, data, errors) => {
    const answer = await graph.ask(query, as);
    expect({ data: answer.data, errors: answer.errors }).toEqual({ data, errors });
  });

  it('names what was refused, in the client’s own words', async () => {
    const { coordinates } = await graph.ask('{ person { mail: email } }', publicPrincipal);
    expect(coordinates).toEqual(['Person.email']);
  });

  it.each([
    ['left out by @skip', true, false, { a: 'Ada' }, []],
    ['left out by @include', false, false, { a: 'Ada' }, []],
    ['asked for', false, true, { a: 'Ada', email: null }, [`${REFUSED} person.email`]],
  ])('says nothing of a field that is %s', async (_how, skip, include, person, errors) => {
    const answer = await graph.ask(
      'query ($s: Boolean!, $i: Boolean!) { person { a: name email @skip(if: $s) @include(if: $i) } }',
      publicPrincipal,
      { s: skip, i: include },
    );
    expect(answer).toMatchObject({ data: { person }, errors });
  });

  it('leaves out what its arguments needed, and asks with them for who may', async () => {
    const query = 'query ($t: String, $n: Int) { settled(text: $t, at: $n) person { name } }';
    const variables = { t: 'hello', n: 1 };
    expect(await graph.ask(query, publicPrincipal, variables)).toMatchObject({
      data: { settled: null, person: { name: 'Ada' } },
      errors: [`${REFUSED} settled`],
    });
    expect(await graph.ask(query, vendor('roster.read'), variables)).toMatchObject({
      data: { settled: 'hello' },
      errors: [],
    });
  });

  it('keeps the order of the names', async () => {
    const { data } = await graph.ask('{ person { email name secretPlan { text } id } }', publicPrincipal);
    expect(JSON.stringify(data)).toBe(
      '{"person":{"email":null,"name":"Ada","secretPlan":null,"id":"per_1"}}',
    );
  });

  it('asks no subgraph for what was refused, nor for what it would have needed', async () => {
    graph.asked();
    await graph.ask('{ secret person { email load rank secretPlan { text } } }', publicPrincipal);
    const asked = graph.asked().replaceAll(/quadRefused_\w+/g, 'mark');
    for (const name of ['secret', 'email', 'load', 'rank', 'ssn', 'Plan']) expect(asked).not.toContain(name);
  });

  it('gives two principals each their own answer to one text, in any order', async () => {
    const query = '{ person { email ssn } }';
    const answers = [];
    for (const as of [publicPrincipal, vendor('roster.read'), vendor(), publicPrincipal, teacher]) {
      answers.push((await graph.ask(query, as)).data);
    }
    const all = { person: { email: 'ada@example.org', ssn: '123' } };
    expect(answers).toEqual([
      { person: { email: null, ssn: null } },
      all,
      { person: { email: 'ada@example.org', ssn: null } },
      { person: { email: null, ssn: null } },
      all,
    ]);
  });

  it('looks at the operation that is run', async () => {
    const query = 'query A { person { name } } query B { person { name: email } }';
    const run = (name: string) => graph.ask(query, publicPrincipal, {}, name);
    expect(await run('A')).toMatchObject({ data: { person: { name: 'Ada' } }, errors: [] });
    expect(await run('B')).toMatchObject({
      data: { person: { name: null } },
      errors: [`${REFUSED} person.name`],
    });
  });
});

describe('a supergraph whose rules cannot be read', () => {
  it('is not served', async () => {
    const sdl = compose(
      [createSide('people', 'type Query { a: String @deprecated(reason: "x") }', {})],
      'x.test',
    );
    await expect(executorOf(sdl.replace('@deprecated(reason: "x")', '@requiresScopes'))).rejects.toThrow(
      '@requiresScopes on Query.a cannot be read',
    );
  });
});
