import type { Principal, Role } from '@quad/kernel';
import { answerShares, personWith, receiver, refusedShares, service, type ToldShare } from '@quad/test-kit';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { APPROVE, budgetOfficer, createWorld, district, superintendent, type World } from './world.ts';

let world: World;
let id = '';
let told: readonly ToldShare[] | null = [];

beforeAll(async () => {
  world = await createWorld();
  id = (await world.forOffering({ title: 'Bell schedules' })).id;
  answerShares(world.side.gateway, () => told, ['edt_place']);
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  // What is kept of shares is over when the next test asks.
  vi.advanceTimersByTime(60_000);
  world.side.clock.set('2026-11-02T15:00:00Z');
});
afterAll(async () => {
  vi.useRealTimers();
  await world.side.close();
});

const share = (more: Partial<ToldShare> = {}): ToldShare => ({
  objectType: 'BUDGET_REQUEST',
  objectId: id,
  tenantId: district,
  purpose: 'BUDGET_REVIEW',
  audienceId: receiver.organizationId,
  ...more,
});
const roleOf = (role: Role): Principal => personWith(role, { tenantId: receiver.organizationId });

/** Both ways to one object: by its field, and as an entity that another side points at. */
async function read(as: Principal) {
  const answer = await world.side.ask<{
    budgetRequest: { title: string } | null;
    _entities: ({ title: string } | null)[];
  }>(
    'query ($id: ID!, $these: [_Any!]!) { budgetRequest(id: $id) { title } _entities(representations: $these) { ... on BudgetRequest { title } } }',
    { id, these: [{ __typename: 'BudgetRequest', id }] },
    as,
  );
  return { one: answer.data?.budgetRequest?.title ?? null, entity: answer.data?._entities[0]?.title ?? null };
}

const refused = refusedShares(share, {
  role: 'PLANNING_TEAM',
  purpose: 'PEER_LEARNING',
  objectType: 'OFFERING_REQUEST',
});

it.each(refused)('is not read %s', async (_why, shares, as) => {
  told = shares();
  expect(await read(as)).toEqual({ one: null, entity: null });
});

it.each([
  ['a whole organization', () => share()],
  ['one person', () => share({ audienceId: receiver.personId })],
  ['a cohort in which one has a place', () => share({ audienceId: 'edt_place' })],
])('is read when it is shared with %s', async (_whom, shared) => {
  told = [shared()];
  expect(await read(receiver)).toEqual({ one: 'Bell schedules', entity: 'Bell schedules' });
});

it('is lost within a minute when the share is revoked, and at once when its time is over', async () => {
  told = [share()];
  expect(await read(receiver)).toEqual({ one: 'Bell schedules', entity: 'Bell schedules' });
  told = [];
  vi.advanceTimersByTime(60_000);
  expect(await read(receiver)).toEqual({ one: null, entity: null });
  told = [share()];
  vi.advanceTimersByTime(60_000);
  expect(await read(receiver)).toEqual({ one: 'Bell schedules', entity: 'Bell schedules' });
  world.side.clock.set('2027-01-01T00:00:00Z');
  expect(await read(receiver)).toEqual({ one: null, entity: null });
});

it('is read and not changed, and stands in no list of one’s own', async () => {
  told = [share()];
  const officer = roleOf('BUDGET_OFFICER');
  expect((await world.act(APPROVE, { id, expectedVersion: 1 }, officer)).__typename).toBe('NotFound');
  const lists = await world.side.ask(
    '{ budgetRequests(first: 10) { edges { node { id } } } searchBudgets(text: "bell", first: 10) { id } }',
    {},
    officer,
  );
  expect(lists.data).toEqual({ budgetRequests: { edges: [] }, searchBudgets: [] });
});

it('is the own district’s without asking anybody', async () => {
  told = null;
  const before = world.side.gateway.calls.length;
  expect((await world.read(id, superintendent))?.title).toBe('Bell schedules');
  expect(world.side.gateway.calls.length).toBe(before);
});

it('tells directory alone whose it is and whom it names', async () => {
  await world.act(APPROVE, { id, expectedVersion: 1 }, budgetOfficer);
  const ask = (as: Principal) =>
    world.side.ask<{ told: unknown[] }>(
      'query ($ids: [ID!]!) { told: budgetsShareable(ids: $ids) { id ownerId organizationIds personIds } }',
      { ids: [id, 'bud_none'] },
      as,
    );
  const request = await world.read(id);
  expect((await ask(service('directory'))).data?.told).toEqual([
    {
      id,
      ownerId: district,
      organizationIds: [request?.department?.id],
      personIds: [request?.requestedBy?.id, budgetOfficer.personId],
    },
  ]);
  expect((await ask(service('pathways'))).data?.told).toEqual([]);
  expect((await ask(superintendent)).data?.told).toBeNull();
});
