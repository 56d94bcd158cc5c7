import { buildSubgraphSchema } from '@apollo/subgraph';
import { type Principal, publicPrincipal } from '@quad/kernel';
import { execute, parse } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { guardSchema } from '../src/access/guarded-schema.ts';

const REFUSED = 'UNAUTHORIZED_FIELD_OR_TYPE';
const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", ${imports}])`;

const sdl = `${link('"@authenticated", { name: "@requiresScopes", as: "@scoped" }, "@policy"')}
  type Query { open: String  secret: String @authenticated  student: Student  named: [Named]  either: [Either]  grade: Grade }
  type Mutation { rename: Int @authenticated }
  interface Named { name: String }
  type Room implements Named { name: String @authenticated }
  type Desk implements Named { name: String }
  union Either = Student | Desk
  enum Grade @authenticated { ONE }
  type Student @key(fields: "id") @scoped(scopes: [["roster.read"]]) { id: ID!  name: String }
  type Person @key(fields: "id") { id: ID!  email: String  inner: Int @policy(policies: [["service"]]) }
  extend type Person { load: Int @authenticated }
`;

/** The resolvers that ran. */
const ran: string[] = [];
const run = (name: string, value: unknown) => () => {
  ran.push(name);
  return value;
};
const resolvers = {
  Query: {
    open: run('open', 'o'),
    secret: run('secret', 's'),
    student: run('student', { id: 'stu_1', name: 'Ann' }),
    named: run('named', [
      { __typename: 'Room', name: 'Aula' },
      { __typename: 'Desk', name: 'Oak' },
    ]),
    either: run('either', [
      { __typename: 'Student', id: 'stu_1', name: 'Ann' },
      { __typename: 'Desk', name: 'Oak' },
    ]),
    grade: run('grade', 'ONE'),
  },
  Mutation: { rename: run('rename', 1) },
  Student: { __resolveReference: (ref: object) => run('look up Student', { ...ref, name: 'Ann' })() },
  Person: {
    __resolveReference: (ref: object) => run('look up Person', ref)(),
    email: run('email', 'a@example.org'),
    load: run('load', 12),
    inner: run('inner', 1),
  },
};

const typeDefs = parse(sdl);
const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
guardSchema(schema, typeDefs);

async function ask(query: string, principal: Principal, variableValues: Record<string, unknown> = {}) {
  const document = parse(query);
  const answer = await execute({ schema, document, variableValues, contextValue: { principal } });
  return {
    data: JSON.parse(JSON.stringify(answer.data)),
    errors: (answer.errors ?? []).map(({ path, extensions }) => `${extensions.code} ${path?.join('.')}`),
  };
}

const vendor = (...scopes: string[]): Principal => ({
  kind: 'VENDOR',
  vendorId: 'ven_1',
  organizationId: 'org_1',
  scopes,
});

beforeEach(() => {
  ran.length = 0;
});

type Row = readonly [
  what: string,
  query: string,
  as: Principal,
  data: unknown,
  errors: readonly string[],
  ran: readonly string[],
];

describe('a subgraph checks again', () => {
  it.each<Row>([
    ['what anyone may have', '{ open }', publicPrincipal, { open: 'o' }, [], ['open']],
    [
      'a field',
      '{ open secret }',
      publicPrincipal,
      { open: 'o', secret: null },
      [`${REFUSED} secret`],
      ['open'],
    ],
    ['a field for who may', '{ secret }', vendor(), { secret: 's' }, [], ['secret']],
    ['a mutation', 'mutation { rename }', publicPrincipal, { rename: null }, [`${REFUSED} rename`], []],
    [
      'a ruled type before it is looked up',
      '{ student { name } }',
      vendor(),
      { student: null },
      [`${REFUSED} student`],
      [],
    ],
    ['a ruled enum', '{ grade }', publicPrincipal, { grade: null }, [`${REFUSED} grade`], []],
    [
      'an interface, by what comes',
      '{ named { name } }',
      publicPrincipal,
      { named: [{ name: null }, { name: 'Oak' }] },
      [`${REFUSED} named.0.name`],
      ['named'],
    ],
    [
      'the members of a union',
      '{ either { ... on Student { id } ... on Desk { name } } }',
      publicPrincipal,
      { either: [null, { name: 'Oak' }] },
      [`${REFUSED} either.0.id`],
      ['either'],
    ],
  ])('%s', async (_what, query, as, data, errors, expectedRun) => {
    expect(await ask(query, as)).toEqual({ data, errors });
    expect(ran).toEqual(expectedRun);
  });

  const entities =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { id email load } ... on Student { id name } } }';
  const r = [
    { __typename: 'Student', id: 'stu_1' },
    { __typename: 'Person', id: 'per_1' },
    { __typename: 'Student', id: 'stu_2' },
  ];

  it('references, which are not looked up, and the others at their places', async () => {
    const answer = await ask(entities, publicPrincipal, { r });
    expect(answer).toEqual({
      data: { _entities: [null, { id: 'per_1', email: 'a@example.org', load: null }, null] },
      errors: expect.arrayContaining([
        `${REFUSED} _entities.0`,
        `${REFUSED} _entities.2`,
        `${REFUSED} _entities.1.load`,
      ]),
    });
    expect(ran).toEqual(['look up Person', 'email']);
  });

  it('references for who may', async () => {
    const { data, errors } = await ask(entities, vendor('roster.read'), { r });
    expect(errors).toEqual([]);
    expect(data._entities.map(({ id }: { id: string }) => id)).toEqual(['stu_1', 'per_1', 'stu_2']);
  });

  it('does not start with a rule that it cannot read', () => {
    const torn = parse(`${link('"@requiresScopes"')} type Query { a: Int @requiresScopes(scopes: []) }`);
    expect(() => guardSchema(buildSubgraphSchema([{ typeDefs: torn }]), torn)).toThrow('cannot be read');
  });
});
