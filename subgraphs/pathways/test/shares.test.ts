import type { Principal } from '@quad/kernel';
import { answerShares, receiver, refusedShares, service, type ToldShare } from '@quad/test-kit';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createWorld, district, lead, mathDepartment, superintendent, type World } from './world.ts';

let world: World;
let id = '';
let told: readonly ToldShare[] | null = [];

beforeAll(async () => {
  world = await createWorld();
  id = (await world.requested({ note: 'Ours' })).id;
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
  objectType: 'OFFERING_REQUEST',
  objectId: id,
  tenantId: district,
  purpose: 'PEER_LEARNING',
  audienceId: receiver.organizationId,
  ...more,
});

/** Both ways to one object: by its field, and as an entity that another side points at. */
async function read(as: Principal) {
  const answer = await world.side.ask<{
    offeringRequest: { note: string } | null;
    _entities: ({ note: string } | null)[];
  }>(
    'query ($id: ID!, $these: [_Any!]!) { offeringRequest(id: $id) { note offering { title } } _entities(representations: $these) { ... on OfferingRequest { note } } }',
    { id, these: [{ __typename: 'OfferingRequest', id }] },
    as,
  );
  return { one: answer.data?.offeringRequest?.note ?? null, entity: answer.data?._entities[0]?.note ?? null };
}

const refused = refusedShares(share, {
  role: 'BUDGET_OFFICER',
  purpose: 'BUDGET_REVIEW',
  objectType: 'BUDGET_REQUEST',
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
  expect(await read(receiver)).toEqual({ one: 'Ours', entity: 'Ours' });
});

it('is lost within a minute when the share is revoked, and at once when its time is over', async () => {
  told = [share()];
  expect(await read(receiver)).toEqual({ one: 'Ours', entity: 'Ours' });
  told = [];
  vi.advanceTimersByTime(60_000);
  expect(await read(receiver)).toEqual({ one: null, entity: null });
  told = [share()];
  vi.advanceTimersByTime(60_000);
  expect(await read(receiver)).toEqual({ one: 'Ours', entity: 'Ours' });
  world.side.clock.set('2027-01-01T00:00:00Z');
  expect(await read(receiver)).toEqual({ one: null, entity: null });
});

it('is read and not changed, and stands in no list of one’s own', async () => {
  told = [share()];
  const tick =
    'mutation ($id: ID!) { tickDeliverable(input: { offeringRequestId: $id, position: 1 }) { __typename } }';
  expect((await world.side.ask(tick, { id }, receiver)).data).toEqual({
    tickDeliverable: { __typename: 'NotFound' },
  });
  const lists = await world.side.ask(
    '{ offeringRequests(first: 10) { edges { node { id } } } searchPathways(text: "ours", first: 10) { id } }',
    {},
    receiver,
  );
  expect(lists.data).toEqual({ offeringRequests: { edges: [] }, searchPathways: [] });
});

it('is the own district’s without asking anybody', async () => {
  told = null;
  const before = world.side.gateway.calls.length;
  expect((await world.read(id, superintendent)).id).toBe(id);
  expect(world.side.gateway.calls.length).toBe(before);
});

it('tells directory alone whose it is and whom it names', async () => {
  const ask = (as: Principal) =>
    world.side.ask<{ told: unknown[] }>(
      'query ($ids: [ID!]!) { told: pathwaysShareable(ids: $ids) { id ownerId organizationIds personIds } }',
      { ids: [id, 'ofr_none'] },
      as,
    );
  expect((await ask(service('directory'))).data?.told).toEqual([
    { id, ownerId: district, organizationIds: [mathDepartment], personIds: [lead.personId] },
  ]);
  expect((await ask(service('budgets'))).data?.told).toEqual([]);
  expect((await ask(superintendent)).data?.told).toBeNull();
});
