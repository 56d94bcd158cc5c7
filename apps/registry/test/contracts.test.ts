import { createHash } from 'node:crypto';
import type { Principal } from '@quad/kernel';
import { operator, personWith, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, directory, gatewayProof, type World } from './world.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])';
const partner = '@tag(name: "partner")';
/** A person for vendors by name, for the bus company by route, for people by all but what is internal. */
const people = (more = '') => ({
  name: 'people',
  sdl: `${LINK} type Query { person(id: ID!): Person ${partner} whoAmI: String @tag(name: "internal") }
    type Person @key(fields: "id") { id: ID! ${partner} name: String ${partner} email: String route: String @tag(name: "bus") ${more} }`,
});

let world: World;
let first: string;
beforeAll(async () => {
  world = await createWorld({ processes: 2 });
  first = String((await world.publish({ ...people(), revision: 1 })).body.supergraph);
});
afterAll(() => world.close());

const act = { author: 'ada', commit: 'c0ffee' };
const bus = { ...act, name: 'bus', include: ['partner', 'bus'], client: 'ven_bus' };
const listed = async () => (await world.get('/contracts/production')).body.contracts as { name: string }[];
const served = async () => (await world.get('/supergraph/production')).text;
const sdlOf = async (name: string) => (await world.get(`/contracts/production/${name}`)).text;

describe('a graph begins with', () => {
  it('what is tagged for vendors and what is not internal for people, written into its text', async () => {
    expect(await served()).toContain(
      '@quad__contract(name: "partner", include: ["partner"], exclude: ["internal"]) @quad__contract(name: "portal", include: [], exclude: ["internal"])',
    );
    expect(await sdlOf('partner')).toContain('name: String');
    expect(await sdlOf('partner')).not.toContain('email');
    expect(await sdlOf('portal')).toContain('email');
    expect(await sdlOf('portal')).not.toContain('whoAmI');
  });

  it('nothing for vendors where nothing is tagged for them, until something is', async () => {
    const bare = await createWorld();
    await bare.publish({ ...directory(), revision: 1 });
    expect((await bare.get('/supergraph/production')).text).not.toContain('name: "partner"');
    expect((await bare.get('/contracts/production/partner')).body.code).toBe('CONTRACT_UNKNOWN');
    const vendor = await bare.ask('{ contracts(first: 1) { edges { cursor } } }', {}, vendorFor('org_1'));
    expect(vendor.data).toEqual({ contracts: { edges: [] } });
    await bare.publish({ ...people(), name: 'directory', revision: 2 });
    expect((await bare.get('/contracts/production/partner')).status).toBe(200);
    await bare.close();
  });

  it('a text that the gateway itself takes', async () => {
    expect(await gatewayProof.refusals(await served())).toEqual([]);
  });
});

describe('setting a contract', () => {
  it('makes a version, which the history tells and a rollback takes back', async () => {
    const set = await world.post('/contracts', bus);
    expect(set.body).toMatchObject({
      state: 'PUBLISHED',
      sequence: 2,
      contracts: [{ contract: 'bus', changes: [] }],
    });
    expect(await served()).toContain(
      '@quad__contract(name: "bus", include: ["bus", "partner"], exclude: [], client: "ven_bus")',
    );
    expect(await sdlOf('bus')).toContain('route: String');
    const { acts } = (await world.get('/history/production?first=1')).body as { acts: object[] };
    expect(acts).toEqual([
      expect.objectContaining({ kind: 'CONTRACT', contract: 'bus', author: 'ada', published: [] }),
    ]);

    await world.post('/rollback', { author: 'bo', version: first });
    expect((await listed()).map(({ name }) => name)).toEqual(['partner', 'portal']);
    await world.post('/rollback', { author: 'bo', version: String(set.body.supergraph) });
    expect((await listed()).map(({ name }) => name)).toEqual(['bus', 'partner', 'portal']);
  });

  it('again to the same changes nothing', async () => {
    const again = await world.post('/contracts', { ...bus, include: ['bus', 'partner'] });
    expect(again.body).toMatchObject({ state: 'UNCHANGED', sequence: 4 });
  });

  it.each([
    [
      'a vendor that has one',
      { name: 'bus-two', client: 'ven_bus', include: ['partner'] },
      409,
      'CLIENT_TAKEN',
    ],
    ['tags that nothing carries', { name: 'rail', include: ['rail'] }, 422, 'CONTRACT_REFUSED'],
    ['tags that leave nothing', { name: 'rail', exclude: ['partner', 'internal'] }, 422, 'CONTRACT_REFUSED'],
    ['a name that no path can have', { name: 'No/Name' }, 400, 'BAD_REQUEST'],
    ['what is no vendor', { name: 'rail', client: 'per_1' }, 400, 'BAD_REQUEST'],
  ])('to %s is refused', async (_what, body, status, code) => {
    const answer = await world.post('/contracts', { ...act, ...body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await listed()).map(({ name }) => name)).toEqual(['bus', 'partner', 'portal']);
  });

  it('is for the operator alone, as removing one is', async () => {
    for (const path of ['/contracts', '/contracts/remove']) {
      const answer = await world.post(path, bus, { token: 'forged' });
      expect([answer.status, answer.body.code]).toEqual([401, 'OPERATOR_REQUIRED']);
    }
  });

  it('waits for a first version', async () => {
    const answer = await world.post('/contracts', { ...bus, variant: 'empty' });
    expect([answer.status, answer.body.code]).toEqual([409, 'NOT_COMPOSED']);
  });

  it('of two at once, in two processes, loses none', async () => {
    const names = ['one', 'two', 'three', 'four'];
    const set = (name: string, index: number) =>
      world.post('/contracts', { ...act, name, include: ['partner'] }, { at: index % 2 });
    const states = (await Promise.all(names.map(set))).map(({ body }) => body.state);
    expect(new Set(states)).toEqual(new Set(['PUBLISHED']));
    expect((await listed()).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    for (const name of names) await world.post('/contracts/remove', { ...act, name });
  });
});

describe('removing a contract', () => {
  it.each([
    ['nobody set', 'rail', 404, 'CONTRACT_UNKNOWN'],
    ['the graph is never without', 'portal', 409, 'CONTRACT_NEEDED'],
  ])('that %s is refused', async (_what, name, status, code) => {
    const answer = await world.post('/contracts/remove', { ...act, name });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('takes it out of the text', async () => {
    await world.post('/contracts', { ...act, name: 'rail', include: ['partner'] });
    expect((await world.post('/contracts/remove', { ...act, name: 'rail' })).body.state).toBe('PUBLISHED');
    expect(await served()).not.toContain('"rail"');
  });
});

describe('publishing', () => {
  it('is checked against every contract', async () => {
    const untagged = { ...people(), sdl: people().sdl.replaceAll('@tag(name: "bus")', '') };
    const check = await world.post('/check', { subgraphs: [untagged] });
    expect(check.body.contracts).toEqual([
      { contract: 'bus', changes: [expect.objectContaining({ level: 'BREAKING', path: 'Person.route' })] },
    ]);
    const lost = people('plan: Plan @tag(name: "partner")').sdl;
    const refused = await world.publish({
      name: 'people',
      sdl: `${lost} type Plan { text: String }`,
      revision: 2,
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'CONTRACT_REFUSED']);
    expect(refused.body.message).toContain(
      'Contract "partner": Person.plan is tagged for it, and its type Plan has nothing in it',
    );
    const gone = { ...people(), sdl: people().sdl.replaceAll(partner, '') };
    const emptied = await world.publish({ ...gone, revision: 2 });
    expect(emptied.body.message).toContain('Contract "partner" would have nothing in it');
  });

  it('tells how each contract changed, which its changelog keeps', async () => {
    const before = (await world.get('/changelog/production/portal')).body.releases as object[];
    const answer = await world.publish({ ...people(`phone: String ${partner}`), revision: 2 });
    const added = { level: 'NON_BREAKING', path: 'Person.phone' };
    expect(answer.body.contracts).toEqual(
      ['bus', 'partner', 'portal'].map((contract) => ({
        contract,
        changes: [expect.objectContaining(added)],
      })),
    );
    await world.publish({ ...people(`phone: String ${partner} pager: String`), revision: 3 });
    const { releases } = (await world.get('/changelog/production/partner')).body as { releases: object[] };
    expect(releases).toEqual([
      { sequence: expect.any(Number), at: '2026-11-02T15:00:00Z', changes: [expect.objectContaining(added)] },
      { sequence: 1, at: '2026-11-02T15:00:00Z', changes: [] },
    ]);
    const portal = (await world.get('/changelog/production/portal?first=2')).body.releases as object[];
    expect(portal).toHaveLength(2);
    expect(before).toHaveLength(1);
  });
});

describe('what breaks a vendor', () => {
  const text = 'query Routes{person(id:""){route}}';
  const hash = createHash('sha256').update(text).digest('hex');
  const broken = (change: string) => [
    expect.objectContaining({
      code: 'BREAKS_CLIENTS',
      change,
      message: expect.stringContaining('Contract "bus": '),
      uses: [expect.objectContaining({ client: 'ven_bus', operationName: 'Routes' })],
    }),
  ];
  beforeAll(async () => {
    const use = { operation: hash, calls: 3, errors: 0, lastSeenAgoMs: 60_000 };
    const uses = ['ven_bus', 'cli'].map((client) => ({ ...use, client }));
    await world.tell({ id: '1', lost: 0, operations: [{ hash, name: 'Routes', text }], uses });
  });

  it('is a field that leaves its contract and stays in the graph, for that vendor alone', async () => {
    const untagged = people(`phone: String ${partner} pager: String`).sdl.replaceAll('@tag(name: "bus")', '');
    const refused = await world.publish({ name: 'people', sdl: untagged, revision: 4 });
    expect([refused.status, refused.body.code]).toEqual([422, 'BREAKS_CLIENTS']);
    const { findings } = refused.body.check as { findings: object[] };
    expect(findings).toEqual(broken('FIELD_REMOVED Person.route'));
  });

  it('is another rule for its contract', async () => {
    const answer = await world.post('/contracts', { ...bus, include: ['partner'] });
    expect([answer.status, answer.body.code]).toEqual([422, 'BREAKS_CLIENTS']);
    const approval = { author: 'grace', client: 'ven_bus', until: '2026-12-31', reason: 'agreed by phone' };
    await world.post('/approve', { ...approval, what: 'FIELD_REMOVED Person.route' });
    const approved = await world.post('/contracts', { ...bus, include: ['partner'] });
    expect(approved.body).toMatchObject({
      state: 'PUBLISHED',
      contracts: [{ contract: 'bus', changes: [expect.objectContaining({ path: 'Person.route' })] }],
    });
    await world.post('/contracts', bus);
  });
});

describe('as the graph shows it', () => {
  const LIST = '{ contracts(first: 9) { edges { node { name } } } }';
  const names = async (as: Principal) => {
    const { data } = await world.ask<{ contracts: { edges: { node: { name: string } }[] } }>(LIST, {}, as);
    return data?.contracts.edges.map(({ node }) => node.name);
  };
  const busCompany = { ...vendorFor('org_1'), vendorId: 'ven_bus' };

  it('a vendor sees its own contract alone, with its changelog, and none of how it is cut', async () => {
    expect(await names(busCompany)).toEqual(['bus']);
    expect(await names(vendorFor('org_1'))).toEqual(['partner']);
    const ONE = `query C($name: String!) { contract(name: $name) { id name path sdl include exclude vendor { id }
      changelog(first: 1) { edges { cursor node { sequence at changes(first: 9) { edges { node { level path } } } } } pageInfo { hasNextPage } } } }`;
    const own = await world.ask(ONE, { name: 'bus' }, busCompany);
    expect(own).toEqual({
      data: {
        contract: {
          id: 'bus',
          name: 'bus',
          path: '/graphql/bus',
          sdl: await sdlOf('bus'),
          include: null,
          exclude: null,
          vendor: null,
          changelog: {
            edges: [
              {
                cursor: expect.any(String),
                node: {
                  sequence: expect.any(Number),
                  at: '2026-11-02T15:00:00Z',
                  changes: { edges: [{ node: { level: 'NON_BREAKING', path: 'Person.route' } }] },
                },
              },
            ],
            pageInfo: { hasNextPage: true },
          },
        },
      },
    });
    for (const name of ['partner', 'portal', 'nowhere'])
      expect((await world.ask(ONE, { name }, busCompany)).data).toEqual({ contract: null });
  });

  it('a vendor’s developer sees the contract of all vendors', async () => {
    expect(await names(personWith('VENDOR_DEVELOPER', { tenantId: 'org_1' }))).toEqual(['partner']);
  });

  it('the platform team and the operator see all, with how they are cut and for whom', async () => {
    for (const as of [personWith('PLATFORM_TEAM', { tenantId: 'org_1' }), operator]) {
      expect(await names(as)).toEqual(['bus', 'partner', 'portal']);
      const ONE = '{ contract(name: "bus") { include exclude vendor { id } } }';
      expect((await world.ask(ONE, {}, as)).data).toEqual({
        contract: { include: ['bus', 'partner'], exclude: [], vendor: { id: 'ven_bus' } },
      });
    }
  });

  it('a contract is an entity', async () => {
    const these = [
      { __typename: 'Contract', id: 'bus' },
      { __typename: 'Contract', id: 'portal' },
    ];
    const ENTITIES =
      'query E($these: [_Any!]!) { _entities(representations: $these) { ... on Contract { name } } }';
    expect((await world.ask(ENTITIES, { these }, busCompany)).data).toEqual({
      _entities: [{ name: 'bus' }, null],
    });
  });

  it('the changelog goes on page by page', async () => {
    const PAGE = `query P($after: String) { contract(name: "partner") { changelog(first: 1, after: $after) {
      edges { node { sequence changes(first: 9) { edges { node { path } } } } } pageInfo { endCursor hasNextPage } } } }`;
    type Page = { contract: { changelog: { pageInfo: { endCursor: string } } } };
    const first = await world.ask<Page>(PAGE, {}, vendorFor('org_1'));
    const after = first.data?.contract.changelog.pageInfo.endCursor;
    expect((await world.ask(PAGE, { after }, vendorFor('org_1'))).data).toMatchObject({
      contract: {
        changelog: {
          edges: [{ node: { sequence: 1, changes: { edges: [] } } }],
          pageInfo: { hasNextPage: false },
        },
      },
    });
  });
});
