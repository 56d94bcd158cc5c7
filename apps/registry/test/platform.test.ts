import { readdirSync, readFileSync } from 'node:fs';
import type { Principal } from '@quad/kernel';
import { operator, personWith, service, vendorFor } from '@quad/test-kit';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets, createWorld, directory, type World } from './world.ts';

const platformTeam = personWith('PLATFORM_TEAM', { tenantId: 'org_1' });

let world: World;
let first: string;
let second: string;
beforeAll(async () => {
  world = await createWorld();
  const subgraphs = [
    { ...directory(), revision: 1 },
    { ...budgets(), revision: 1 },
  ];
  first = String((await world.publish(...subgraphs)).body.supergraph);
  second = String(
    (await world.publish({ ...budgets('spent: Int'), revision: 1_732_300_000_000 })).body.supergraph,
  );
});
afterAll(() => world.close());

const PAGE = 'pageInfo { hasNextPage endCursor }';
const ask = async <Data>(document: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const answer = await world.ask<Data>(document, variables, platformTeam);
  expect(answer.errors).toBeUndefined();
  return answer.data;
};

describe('the platform team', () => {
  it('sees what is served, what it is made of, and how it changed', async () => {
    const data = await ask(
      `{ servedGraph { id sequence version kind at author commit isServed supergraph
         published { id } subgraphs { id isServing }
         changes(first: 10) { edges { node { level path message } } } } }`,
    );
    expect(data).toMatchObject({
      servedGraph: {
        id: 'graph@2',
        sequence: 2,
        version: second,
        kind: 'PUBLISH',
        at: '2026-11-02T15:00:00Z',
        author: 'ada',
        commit: 'c0ffee',
        isServed: true,
        supergraph: (await world.get('/supergraph/production')).text,
        published: [{ id: 'budgets@1732300000000' }],
        subgraphs: [
          { id: 'budgets@1732300000000', isServing: true },
          { id: 'directory@1', isServing: true },
        ],
        changes: {
          edges: [
            { node: { level: 'BREAKING', path: 'Person.cost' } },
            { node: { level: 'NON_BREAKING', path: 'Person.spent' } },
          ],
        },
      },
    });
  });

  it('pages through the history and through its changes', async () => {
    const LIST = `query L($after: String) { graphVersions(first: 1, after: $after) { edges { node { version isServed } } ${PAGE} } }`;
    const page = { hasNextPage: true, endCursor: expect.any(String) };
    const newest = await ask<{ graphVersions: { pageInfo: { endCursor: string } } }>(LIST);
    expect(newest?.graphVersions).toEqual({
      edges: [{ node: { version: second, isServed: true } }],
      pageInfo: page,
    });
    const older = await ask(LIST, { after: newest?.graphVersions.pageInfo.endCursor });
    expect(older).toMatchObject({
      graphVersions: {
        edges: [{ node: { version: first, isServed: false } }],
        pageInfo: { hasNextPage: false },
      },
    });
    const CHANGES = `query C($after: String) { graphVersion(id: "graph@2") { changes(first: 1, after: $after) { edges { cursor node { path } } ${PAGE} } } }`;
    const one = await ask<{ graphVersion: { changes: { pageInfo: { endCursor: string } } } }>(CHANGES);
    expect(one).toMatchObject({ graphVersion: { changes: { edges: [{ node: { path: 'Person.cost' } }] } } });
    const two = await ask(CHANGES, { after: one?.graphVersion.changes.pageInfo.endCursor });
    expect(two).toMatchObject({
      graphVersion: {
        changes: { edges: [{ node: { path: 'Person.spent' } }], pageInfo: { hasNextPage: false } },
      },
    });
  });

  it('pages through what was published, of all subgraphs and of one', async () => {
    const LIST = `query L($first: Int!, $after: String, $subgraph: String) {
      subgraphVersions(first: $first, after: $after, subgraph: $subgraph) { edges { node { id isServing sdl publishedWith { sequence } } } ${PAGE} } }`;
    const seen: string[] = [];
    let after: string | undefined;
    for (let more = true; more; ) {
      const data = await ask<{
        subgraphVersions: {
          edges: { node: { id: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      }>(LIST, { first: 1, after });
      seen.push(...(data?.subgraphVersions.edges ?? []).map(({ node }) => node.id));
      after = data?.subgraphVersions.pageInfo.endCursor;
      more = data?.subgraphVersions.pageInfo.hasNextPage === true;
    }
    expect(seen).toEqual(['budgets@1732300000000', 'budgets@1', 'directory@1']);
    expect(await ask(LIST, { first: 10, subgraph: 'budgets' })).toMatchObject({
      subgraphVersions: {
        edges: [
          { node: { isServing: true, sdl: budgets('spent: Int').sdl, publishedWith: { sequence: 2 } } },
          { node: { isServing: false, sdl: budgets().sdl, publishedWith: { sequence: 1 } } },
        ],
        pageInfo: { hasNextPage: false },
      },
    });
  });

  it('sees each subgraph with its newest and its serving schema, which a rollback sets apart', async () => {
    const LIST = `{ subgraphs(first: 10) { edges { node { name serving { revision } newest { revision hash } versions(first: 1) { edges { node { id } } } } } }
      subgraph(name: "budgets") { serving { id } newest { id } } }`;
    expect(await ask(LIST)).toMatchObject({
      subgraphs: {
        edges: [
          { node: { name: 'budgets', serving: { revision: 1_732_300_000_000 } } },
          {
            node: {
              name: 'directory',
              serving: { revision: 1 },
              versions: { edges: [{ node: { id: 'directory@1' } }] },
            },
          },
        ],
      },
    });
    await world.post('/rollback', { author: 'bo', version: first });
    expect(await ask(LIST)).toMatchObject({
      subgraph: { serving: { id: 'budgets@1' }, newest: { id: 'budgets@1732300000000' } },
    });
    expect(await ask('{ servedGraph { kind author version published { id } } }')).toEqual({
      servedGraph: { kind: 'ROLLBACK', author: 'bo', version: first, published: [] },
    });
    await world.post('/rollback', { author: 'bo', version: second });
  });

  it('resolves its entities, and null for what there is not', async () => {
    const ENTITIES = `query E($these: [_Any!]!) { _entities(representations: $these) {
      ... on GraphVersion { sequence } ... on SubgraphVersion { revision } } }`;
    const these = [
      { __typename: 'GraphVersion', id: 'graph@1' },
      { __typename: 'SubgraphVersion', id: 'directory@1' },
      { __typename: 'GraphVersion', id: 'graph@99' },
      { __typename: 'GraphVersion', id: 'nothing' },
      { __typename: 'SubgraphVersion', id: 'directory@7' },
    ];
    expect(await ask(ENTITIES, { these })).toEqual({
      _entities: [{ sequence: 1 }, { revision: 1 }, null, null, null],
    });
    expect(await ask('{ subgraph(name: "nowhere") { name } graphVersion(id: "x") { id } }')).toEqual({
      subgraph: null,
      graphVersion: null,
    });
  });

  it.each(['!', Buffer.from('no number').toString('base64url')])(
    'is told of a bad cursor: %s',
    async (after) => {
      const document =
        'query L($after: String) { graphVersions(first: 1, after: $after) { edges { cursor } } }';
      const { errors } = await world.ask(document, { after }, platformTeam);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    },
  );

  it('is the operator too', async () => {
    const { data } = await world.ask('{ servedGraph { version } }', {}, operator);
    expect(data).toEqual({ servedGraph: { version: second } });
  });
});

it('before the first version nothing is served, and what was published is there', async () => {
  const early = await createWorld();
  const sdl = 'extend type Query { me: Person } type Cost { cents: Int }';
  const nothing = { data: { servedGraph: null, subgraphs: { edges: [] } } };
  const ASK =
    '{ servedGraph { id } subgraphs(first: 1) { edges { node { name serving { id } newest { isServing } } } } }';
  expect(await early.ask(ASK, {}, platformTeam)).toEqual(nothing);
  await early.publish({ name: 'budgets', sdl, revision: 1 });
  expect((await early.ask(ASK, {}, platformTeam)).data).toEqual({
    servedGraph: null,
    subgraphs: { edges: [{ node: { name: 'budgets', serving: null, newest: { isServing: false } } }] },
  });
  await early.close();
});

describe('who is not of the platform team', () => {
  const empty = { edges: [] };
  /** Each root field as someone asks it who knows what there is, and what a stranger gets. */
  const fields: Record<string, { ask: string; stranger: unknown }> = {
    contract: { ask: 'contract(name: "portal") { sdl }', stranger: null },
    contracts: { ask: 'contracts(first: 9) { edges { cursor } }', stranger: empty },
    servedGraph: { ask: 'servedGraph { version }', stranger: null },
    graphVersion: { ask: 'graphVersion(id: "graph@1") { version }', stranger: null },
    graphVersions: { ask: 'graphVersions(first: 9) { edges { cursor } }', stranger: empty },
    subgraph: { ask: 'subgraph(name: "budgets") { name }', stranger: null },
    subgraphs: { ask: 'subgraphs(first: 9) { edges { cursor } }', stranger: empty },
    operation: { ask: `operation(id: "${'0'.repeat(64)}") { id }`, stranger: null },
    operations: { ask: 'operations(first: 9) { edges { cursor } }', stranger: empty },
    fieldUsages: { ask: 'fieldUsages(first: 9) { edges { cursor } }', stranger: empty },
    schemaCheck: { ask: 'schemaCheck(id: "chk_1") { id }', stranger: null },
    schemaChecks: { ask: 'schemaChecks(first: 9) { edges { cursor } }', stranger: empty },
    schemaApprovals: { ask: 'schemaApprovals(first: 9) { edges { cursor } }', stranger: empty },
    schemaPreviews: { ask: 'schemaPreviews(first: 9) { edges { cursor } }', stranger: empty },
    subgraphVersion: { ask: 'subgraphVersion(id: "directory@1") { sdl }', stranger: null },
    subgraphVersions: { ask: 'subgraphVersions(first: 9) { edges { cursor } }', stranger: empty },
  };
  const strangers: [string, Principal][] = [
    ['a superintendent', personWith('SUPERINTENDENT', { tenantId: 'org_1' })],
    ['a data lead', personWith('DATA_LEAD', { tenantId: 'org_1' })],
    ['a vendor', vendorFor('org_1')],
    ['a service', service('directory')],
    ['the public', { kind: 'PUBLIC' }],
  ];

  it('every root field is in the table', () => {
    const folder = new URL('../schema/', import.meta.url);
    const names = readdirSync(folder)
      .flatMap((file) => parse(readFileSync(new URL(file, folder), 'utf8')).definitions)
      .flatMap((node) => (node.kind === 'ObjectTypeExtension' ? (node.fields ?? []) : []))
      .map((field) => field.name.value);
    expect(names.sort()).toEqual(Object.keys(fields).sort());
  });

  it.each(strangers)('%s gets nothing from any root field, and no entity', async (_who, principal) => {
    for (const { ask: asked, stranger } of Object.values(fields)) {
      expect(await world.ask(`{ got: ${asked} }`, {}, principal)).toEqual({ data: { got: stranger } });
    }
    const these = [
      { __typename: 'GraphVersion', id: 'graph@1' },
      { __typename: 'SubgraphVersion', id: 'directory@1' },
      { __typename: 'Contract', id: 'portal' },
    ];
    const ENTITIES = 'query E($these: [_Any!]!) { _entities(representations: $these) { __typename } }';
    expect(await world.ask(ENTITIES, { these }, principal)).toEqual({
      data: { _entities: [null, null, null] },
    });
  });

  it('gets no answer without the gateway', async () => {
    const answer = await fetch(`${world.urls[0]}/graphql`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'PRINCIPAL_REQUIRED' } }] });
  });
});
