import { createHash } from 'node:crypto';
import { service, vendorFor } from '@quad/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ processes: 2 });
});
afterEach(() => world.close());

const operation = (text: string, name: string | null = null) => ({
  hash: createHash('sha256').update(text).digest('hex'),
  name,
  text,
});
const rooms = operation('query Rooms{rooms{id}}', 'Rooms');
const people = operation('{people{name}}');

const use = (client: string, { hash }: { hash: string }, calls: number, facts: object = {}) => ({
  client,
  operation: hash,
  calls,
  errors: 0,
  lastSeenAgoMs: 0,
  ...facts,
});
const batch = (id: string, uses: readonly object[], facts: object = {}) => ({
  id,
  lost: 0,
  operations: [rooms, people],
  uses,
  ...facts,
});
const seen = async (days = 30) => (await world.get(`/usage/production?days=${days}`)).body;

describe('what gateways count', () => {
  it('is added up over gateways and days, by client and operation', async () => {
    expect((await world.tell(batch('a', [use('portal', rooms, 2)]))).body).toEqual({ unknown: [] });
    await world.tell(batch('b', [use('portal', rooms, 3, { errors: 1 }), use('ven_1', people, 1)]), {
      at: 1,
    });
    await world.tell(batch('c', [use('portal', rooms, 4, { lastSeenAgoMs: 2 * 86_400_000 })]));
    expect(await seen()).toEqual({
      days: 30,
      lost: 0,
      uses: [
        { client: 'portal', operation: rooms, calls: 9, errors: 1, lastSeen: '2026-11-02T15:00:00Z' },
        { client: 'ven_1', operation: people, calls: 1, errors: 0, lastSeen: '2026-11-02T15:00:00Z' },
      ],
    });
    expect(await seen(1)).toMatchObject({ uses: [{ client: 'portal', calls: 5 }, { client: 'ven_1' }] });
  });

  it('is counted once, however often and to whichever process it is told', async () => {
    const told = batch('a', [use('portal', rooms, 2)], { lost: 3 });
    for (const at of [0, 1, 0]) expect((await world.tell(told, { at })).status).toBe(200);
    await Promise.all([0, 1].map((at) => world.tell(batch('b', [use('portal', rooms, 1)]), { at })));
    expect(await seen()).toMatchObject({ lost: 3, uses: [{ calls: 3 }] });
  });

  it('is asked for the text of what is not known, which may come with a later batch', async () => {
    const early = await world.tell(batch('a', [use('portal', rooms, 2)], { operations: [] }));
    expect(early.body).toEqual({ unknown: [rooms.hash] });
    expect(await seen()).toMatchObject({ uses: [] });
    await world.tell(batch('b', [], { operations: [rooms] }));
    expect(await seen()).toMatchObject({ uses: [{ client: 'portal', operation: rooms, calls: 2 }] });
  });

  it('is forgotten in time', async () => {
    await world.tell(batch('a', [use('portal', rooms, 2)], { lost: 1 }));
    world.clock.set('2026-12-03T15:00:00Z');
    await world.tell(batch('b', [use('portal', people, 1)]));
    expect(await seen()).toMatchObject({ lost: 0, uses: [{ operation: people }] });
    expect(await seen(60)).toMatchObject({ lost: 1, uses: [{ operation: rooms }, { operation: people }] });
    world.clock.set('2027-02-01T15:00:00Z');
    await world.tell(batch('c', [], { operations: [] }));
    expect(await seen(1000)).toMatchObject({ lost: 0, uses: [{ operation: people }] });
  });
});

describe('who may tell', () => {
  it('is the gateway alone', async () => {
    for (const as of [service('directory'), vendorFor('org_1', [])]) {
      const answer = await world.tell(batch('a', [use('portal', rooms, 2)]), { as });
      expect([answer.status, answer.body.code]).toEqual([401, 'GATEWAY_REQUIRED']);
    }
    expect((await world.post('/usage', batch('a', []))).body.code).toBe('GATEWAY_REQUIRED');
    expect(await seen()).toMatchObject({ uses: [] });
  });

  it('is told every fault of a batch', async () => {
    const answer = await world.tell({ id: 'a', lost: -1, operations: [], uses: [use('a b', rooms, 1)] });
    expect([answer.status, answer.body.code]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.body.message).toContain('uses.0.client: must be the name of a client');
    expect((await world.get('/usage/production?days=0')).status).toBe(400);
  });
});
