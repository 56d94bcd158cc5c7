import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBrowser } from './browser.ts';
import { openEvents } from './event-reader.ts';
import { withdrawn } from './two-sides.ts';
import { createWorld, type World } from './world.ts';

const host = 'localhost:4000';
let world: World;
let port = 0;
beforeAll(async () => {
  world = await createWorld({ eventsBeatMs: 50 });
  await world.gateway.publicApp.listen({ port: 0, host: '127.0.0.1' });
  port = (world.gateway.publicApp.server.address() as AddressInfo).port;
});
afterAll(() => world.close());

const operator = { to: 'OPERATOR' };
const requests = {
  to: 'PEOPLE',
  action: 'SIGN_UP_FOR_PROGRAM',
  tenantId: 'org_1',
  organizationIds: [],
  personIds: ['per_1'],
};
const vendors = { to: 'VENDORS', scope: 'roster.read', tenantId: 'org_1' };

async function tell(events: readonly unknown[], service = 'cohorts') {
  const answer = await world.gateway.innerApp?.inject({
    method: 'POST',
    url: '/events',
    headers: { authorization: `Bearer ${await world.serviceToken(service)}` },
    payload: { events },
  });
  return { status: answer?.statusCode, body: answer?.body ?? '' };
}
const event = (id: string, ...to: readonly unknown[]) => ({ kind: 'cohorts.thing', id, to });

async function open(token: string | null, known?: string) {
  return openEvents(port, {
    host,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(known === undefined ? {} : { 'last-event-id': known }),
  });
}
const ada = () => world.tokenOf({ sub: 'ada', kind: 'person' });

it('gives each what is addressed to them, kinds and ids alone, and the public nothing', async () => {
  const readers = {
    person: await open(await ada()),
    other: await open(await world.tokenOf({ sub: 'priya', kind: 'person' })),
    vendor: await open(await world.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' })),
    operator: await open(await world.operatorToken()),
  };
  const nobody = await open(null);
  expect([nobody.status, await nobody.code()]).toEqual([401, 'SIGN_IN_NEEDED']);
  expect(readers.person.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'close',
    'x-content-type-options': 'nosniff',
  });
  const told = await tell([
    event('thg_person', requests, operator),
    event('thg_vendor', vendors),
    event('thg_elsewhere', { ...requests, tenantId: 'org_2' }, { ...vendors, tenantId: 'org_2' }),
    event('thg_last', requests, vendors, operator, { ...requests, personIds: ['per_3'] }),
  ]);
  expect(told).toEqual({ status: 204, body: '' });
  const ids = (reader: Awaited<ReturnType<typeof open>>) => reader.told().map(({ id }) => id);
  await expect.poll(() => ids(readers.operator)).toEqual(['thg_person', 'thg_last']);
  await expect.poll(() => ids(readers.vendor)).toEqual(['thg_vendor', 'thg_last']);
  await expect.poll(() => ids(readers.person)).toEqual(['thg_person', 'thg_last']);
  expect(readers.person.told()[0]).toEqual({ kind: 'cohorts.thing', id: 'thg_person' });
  expect(ids(readers.other)).toEqual([]);
  for (const reader of Object.values(readers)) reader.close();
});

it.each([
  ['of another service’s kind', [{ ...event('thg_1', operator), kind: 'directory.roster' }], 403],
  ['with text in place of an id', [event('Ada Moreno', operator)], 400],
  ['with a value', [{ ...event('thg_1', operator), name: 'Ada' }], 400],
  ['to an unknown audience', [event('thg_1', { to: 'EVERYONE' })], 400],
])('takes no event %s', async (_what, events, status) => {
  expect((await tell(events)).status).toBe(status);
});

it('takes events from services alone', async () => {
  const answer = await world.gateway.innerApp?.inject({
    method: 'POST',
    url: '/events',
    payload: { events: [] },
  });
  expect(answer?.statusCode).toBe(401);
});

it('resumes where the reader stood, also one whom nothing concerned; an unknown place begins anew', async () => {
  const token = await world.operatorToken();
  const first = await open(token);
  await tell([event('thg_a', operator), event('thg_other', vendors)]);
  // A beat says where the stream stands.
  await expect.poll(first.beats).toBeGreaterThan(0);
  await expect.poll(() => first.told().length).toBe(1);
  const between = first.events().find(({ type }) => type === 'message')?.id ?? '';
  const position = first.position();
  first.close();
  await tell([event('thg_b', operator), event('thg_c', operator)]);
  const second = await open(token, between);
  await expect.poll(() => second.told().map(({ id }) => id)).toEqual(['thg_b', 'thg_c']);
  expect(second.events()[0]).toMatchObject({ type: 'ready', id: '' });
  const third = await open(token, position);
  await expect.poll(() => third.told().length).toBe(2);
  const lost = await open(token, 'another.7');
  await expect.poll(() => lost.events().length).toBe(1);
  expect(lost.events()[0]?.type).toBe('reset');
  for (const reader of [second, third, lost]) reader.close();
});

it('lets one account follow over twelve connections', async () => {
  const token = await world.tokenOf({ sub: 'bus', kind: 'vendor', organization: 'org_1' });
  const readers = await Promise.all(Array.from({ length: 12 }, () => open(token)));
  expect(readers.map(({ status }) => status)).toEqual(readers.map(() => 200));
  const one = await open(token);
  expect([one.status, one.headers['retry-after'], await one.code()]).toEqual([429, '30', 'TOO_MANY_STREAMS']);
  readers[0]?.close();
  await expect
    .poll(async () => {
      const again = await open(token);
      again.close();
      return again.status;
    })
    .toBe(200);
  for (const reader of readers) reader.close();
});

it('cuts off who takes nothing, long before what waits is much', async () => {
  const { server } = world.gateway.publicApp;
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((fault, count) => (fault === null ? resolve(count) : reject(fault))),
    );
  await expect.poll(connections).toBe(0);
  const reader = await open(await world.operatorToken());
  reader.stall();
  const many = Array.from({ length: 1_000 }, (_, n) => event(`thg_${String(n).padStart(80, '0')}`, operator));
  // What the machine's own buffers hold comes before what the gateway keeps.
  for (let bunch = 0; bunch < 100 && (await connections()) > 0; bunch += 1) await tell(many);
  expect(await connections()).toBe(0);
  reader.close();
});

it('ends with signing out, and is not begun again', async () => {
  const browser = createBrowser(world);
  await browser.signIn('ada');
  const cookie = `quad_session=${browser.jar.get('quad_session')}`;
  const reader = await openEvents(port, { host, cookie });
  await expect.poll(reader.beats).toBeGreaterThan(1);
  const { csrf } = (await browser.go('/auth/session')).json();
  await browser.go('/auth/sign-out', { method: 'POST', headers: { 'x-quad-csrf': csrf } });
  await expect.poll(reader.hasEnded).toBe(true);
  const after = await openEvents(port, { host, cookie });
  expect([after.status, await after.code()]).toEqual([401, 'SESSION_ENDED']);
});

it('says no more to a person whose grant has ended, and ends for a vendor that is suspended', async () => {
  const person = await open(await ada());
  const vendor = await open(await world.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' }));
  await tell([event('thg_before', requests, vendors)]);
  for (const reader of [person, vendor]) await expect.poll(() => reader.told().length).toBe(1);
  for (const one of ['ada', 'sis']) withdrawn.add(one);
  try {
    // Whatever changes drops what is kept of who is who.
    const headers = { authorization: `Bearer ${await world.operatorToken()}` };
    const { errors } = await world.ask('mutation { rename(id: "per_1", to: "Ada M.") { id } }', headers);
    expect(errors).toEqual([]);
    await expect.poll(vendor.hasEnded).toBe(true);
    const beats = person.beats();
    await expect.poll(person.beats).toBeGreaterThan(beats + 1);
    const before = person.position();
    await tell([event('thg_after', requests, vendors)]);
    // A beat passes the event by.
    await expect.poll(person.position).not.toBe(before);
    expect(person.told().map(({ id }) => id)).toEqual(['thg_before']);
  } finally {
    withdrawn.clear();
  }
  person.close();
});

it('ends with a token', async () => {
  const reader = await open(await world.tokenOf({ sub: 'ada', kind: 'person' }, { expires: '2s' }));
  expect(reader.status).toBe(200);
  await expect.poll(reader.hasEnded, { timeout: 15_000 }).toBe(true);
});

it('sends its readers elsewhere when its worker is relieved', async () => {
  const own = await createWorld();
  await own.gateway.publicApp.listen({ port: 0, host: '127.0.0.1' });
  const { port: ownPort } = own.gateway.publicApp.server.address() as AddressInfo;
  const headers = { host, authorization: `Bearer ${await own.operatorToken()}` };
  const reader = await openEvents(ownPort, headers);
  own.gateway.endStreams();
  await expect.poll(reader.hasEnded).toBe(true);
  const late = await openEvents(ownPort, headers);
  await expect.poll(late.hasEnded).toBe(true);
  expect([late.status, late.position()]).toEqual([200, '']);
  await own.close();
});
