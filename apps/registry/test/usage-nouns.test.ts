import { createHash } from 'node:crypto';
import { personWith, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets, createWorld, directory, type World } from './world.ts';

const platformTeam = personWith('PLATFORM_TEAM', { tenantId: 'org_1' });
const told = (text: string, name: string | null) => ({
  hash: createHash('sha256').update(text).digest('hex'),
  name,
  text,
});
const costs = told('query Costs{person(id:""){cost}}', 'Costs');
const names = told('{person(id:""){name}}', null);

let world: World;
let checkId: string;
beforeAll(async () => {
  world = await createWorld();
  await world.publish({ ...directory(), revision: 1 }, { ...budgets('cost: Int spent: Int'), revision: 1 });
  const use = (client: string, { hash }: { hash: string }, calls: number, daysAgo = 0) => ({
    client,
    operation: hash,
    calls,
    errors: 1,
    lastSeenAgoMs: daysAgo * 86_400_000,
  });
  await world.tell({
    id: 'a',
    lost: 0,
    operations: [costs, names],
    uses: [use('portal', costs, 5), use('ven_1', costs, 2, 3), use('portal', names, 1)],
  });
  const check = await world.post('/check', { author: 'ada', subgraphs: [budgets('spent: Int')] });
  checkId = String(check.body.id);
  await world.post('/approve', {
    author: 'grace',
    what: checkId,
    client: 'ven_1',
    until: '2026-12-31',
    reason: 'agreed',
  });
});
afterAll(() => world.close());

async function ask<Data>(document: string): Promise<Data | null> {
  const answer = await world.ask<Data>(document, {}, platformTeam);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

describe('the platform team', () => {
  it('sees who runs what, on which day, and what it touches', async () => {
    expect(
      await ask(
        '{ operations(first: 1) { edges { node { id name text calls errors lastSeen clients fields days(first: 9) { edges { node { day client calls errors lastSeen } } } } } pageInfo { hasNextPage } } }',
      ),
    ).toEqual({
      operations: {
        edges: [
          {
            node: {
              id: costs.hash,
              name: 'Costs',
              text: costs.text,
              calls: 7,
              errors: 2,
              lastSeen: '2026-11-02T15:00:00Z',
              clients: ['portal', 'ven_1'],
              fields: ['Person.cost', 'Query.person'],
              days: {
                edges: [
                  {
                    node: {
                      day: '2026-11-02',
                      client: 'portal',
                      calls: 5,
                      errors: 1,
                      lastSeen: '2026-11-02T15:00:00Z',
                    },
                  },
                  {
                    node: {
                      day: '2026-10-30',
                      client: 'ven_1',
                      calls: 2,
                      errors: 1,
                      lastSeen: '2026-10-30T15:00:00Z',
                    },
                  },
                ],
              },
            },
          },
        ],
        pageInfo: { hasNextPage: true },
      },
    });
  });

  it('finds operations by client and by field, and pages through them', async () => {
    const list = async (given: string) => {
      const data = await ask<{ operations: { edges: { cursor: string; node: { id: string } }[] } }>(
        `{ operations(${given}) { edges { cursor node { id } } } }`,
      );
      return data?.operations.edges ?? [];
    };
    const ids = async (given: string) => (await list(given)).map(({ node }) => node.id);
    expect(await ids('first: 9, client: "ven_1"')).toEqual([costs.hash]);
    expect(await ids('first: 9, field: "Person.name"')).toEqual([names.hash]);
    const [first] = await list('first: 1');
    expect(await ids(`first: 1, after: "${first?.cursor}"`)).toEqual([names.hash]);
    expect(
      await ask(`{ operation(id: "${costs.hash}") { name } missing: operation(id: "x") { name } }`),
    ).toEqual({
      operation: { name: 'Costs' },
      missing: null,
    });
  });

  it('sees who uses which field, and the fields that nobody uses', async () => {
    const data = await ask(
      '{ used: fieldUsages(first: 9, type: "Person", isUnused: false) { edges { node { coordinate calls operationCount clients lastSeen deprecationReason } } } unused: fieldUsages(first: 9, isUnused: true) { edges { node { coordinate calls lastSeen } } } }',
    );
    const seen = { operationCount: 1, lastSeen: '2026-11-02T15:00:00Z', deprecationReason: null };
    expect(data).toEqual({
      used: {
        edges: [
          { node: { coordinate: 'Person.cost', calls: 7, clients: ['portal', 'ven_1'], ...seen } },
          { node: { coordinate: 'Person.name', calls: 1, clients: ['portal'], ...seen } },
        ],
      },
      unused: {
        edges: ['Person.id', 'Person.spent'].map((coordinate) => ({
          node: { coordinate, calls: 0, lastSeen: null },
        })),
      },
    });
  });

  it('sees checks with whom they would break, and what was approved', async () => {
    expect(
      await ask(
        `{ schemaChecks(first: 1) { edges { node { id kind refusedWith isPassed author subgraphs findings { code severity path change uses { client calls lastSeen approvedUntil isDeployedTogether } } changes(first: 1) { edges { node { path } } } } } }
           schemaApprovals(first: 9) { edges { node { change client until reason author at } } } }`,
      ),
    ).toEqual({
      schemaChecks: {
        edges: [
          {
            node: {
              id: checkId,
              kind: 'CHECK',
              refusedWith: 'BREAKS_CLIENTS',
              isPassed: false,
              author: 'ada',
              subgraphs: ['budgets'],
              findings: [
                {
                  code: 'BREAKS_CLIENTS',
                  severity: 'ERROR',
                  path: 'Person.cost',
                  change: 'FIELD_REMOVED Person.cost',
                  uses: [
                    {
                      client: 'portal',
                      calls: 5,
                      lastSeen: '2026-11-02T15:00:00Z',
                      approvedUntil: null,
                      isDeployedTogether: false,
                    },
                    {
                      client: 'ven_1',
                      calls: 2,
                      lastSeen: '2026-10-30T15:00:00Z',
                      approvedUntil: null,
                      isDeployedTogether: false,
                    },
                  ],
                },
              ],
              changes: { edges: [{ node: { path: 'Person.cost' } }] },
            },
          },
        ],
      },
      schemaApprovals: {
        edges: [
          {
            node: {
              change: 'FIELD_REMOVED Person.cost',
              client: 'ven_1',
              until: '2026-12-31',
              reason: 'agreed',
              author: 'grace',
              at: '2026-11-02T15:00:00Z',
            },
          },
        ],
      },
    });
  });

  it('reaches operations and checks as entities', async () => {
    const { data } = await world.ask(
      'query E($these: [_Any!]!) { _entities(representations: $these) { ... on Operation { name } ... on SchemaCheck { kind } } }',
      {
        these: [
          { __typename: 'Operation', id: costs.hash },
          { __typename: 'SchemaCheck', id: checkId },
          { __typename: 'SchemaCheck', id: 'chk_x' },
        ],
      },
      platformTeam,
    );
    expect(data).toEqual({ _entities: [{ name: 'Costs' }, { kind: 'CHECK' }, null] });
  });
});

it('others see none of it, also where they know the ids', async () => {
  const asked = `{ operation(id: "${costs.hash}") { id } schemaCheck(id: "${checkId}") { id } schemaApprovals(first: 9) { edges { cursor } } fieldUsages(first: 9) { edges { cursor } } }`;
  expect((await world.ask(asked, {}, vendorFor('org_1'))).data).toEqual({
    operation: null,
    schemaCheck: null,
    schemaApprovals: { edges: [] },
    fieldUsages: { edges: [] },
  });
});
