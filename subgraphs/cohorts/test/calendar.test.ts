import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createWorld,
  draftOf,
  facilitator,
  foreigner,
  loadedEdition,
  publishedEdition,
  signedUp,
  teacher,
  type World,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  world.subgraph.request({ method: 'GET', url, headers });
const valuesOf = (file: string, property: string) =>
  [...file.matchAll(new RegExp(`^${property}:(.*?)\\r?$`, 'gm'))].map((match) => match[1]);

describe('GET /calendar/<edition id>.ics', () => {
  it('gives a past and a published edition to everyone', async () => {
    const { id, sessions } = await loadedEdition(world);
    const answer = await get(`/calendar/${id}.ics`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(valuesOf(answer.body, 'UID')).toEqual(sessions.slice(0, 5).map((session) => `${session.id}@quad`));
    expect(valuesOf(answer.body, 'DTSTART')).toContain('20221117T210000Z');
    const live = await publishedEdition(world);
    expect((await get(`/calendar/${live.id}.ics`)).statusCode).toBe(200);
  });

  it('answers 304 to who has it already', async () => {
    const { id } = await loadedEdition(world);
    const { etag } = (await get(`/calendar/${id}.ics`)).headers;
    const again = await get(`/calendar/${id}.ics`, { 'if-none-match': `"other", W/${etag}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    expect((await get(`/calendar/${id}.ics`, { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('keeps the UID and grows the SEQUENCE when a session moves', async () => {
    const { id, sessions } = await publishedEdition(world);
    const before = await get(`/calendar/${id}.ics`);
    const moved = { sessionId: sessions[3]?.id, expectedVersion: 1, startsAtLocal: '17:00' };
    await world.act('updateSession', moved, facilitator);
    const after = await get(`/calendar/${id}.ics`, { 'if-none-match': `${before.headers.etag}` });
    expect(after.statusCode).toBe(200);
    expect(valuesOf(after.body, 'UID')).toEqual(valuesOf(before.body, 'UID'));
    expect(valuesOf(before.body, 'SEQUENCE')).toEqual(['1', '1', '1', '1', '1']);
    expect(valuesOf(after.body, 'SEQUENCE')).toEqual(['1', '1', '1', '2', '1']);
    expect(valuesOf(after.body, 'DTSTART')[3]).toBe('20261210T220000Z');
  });

  it('has none of a draft, of an unknown id, or of another kind of file', async () => {
    const draft = await draftOf(world);
    for (const file of [`${draft.id}.ics`, 'edt_unknown.ics', `${draft.id}.txt`, 'x.ics.ics', '%2e%2e.ics']) {
      const answer = await world.subgraph.request({ method: 'GET', url: `/calendar/${file}` }, facilitator);
      expect([file, answer.statusCode]).toEqual([file, 404]);
    }
  });
});

describe('the private feed', () => {
  const CREATE = 'mutation { createCalendarFeed { __typename ... on CalendarFeedCreated { path } } }';
  const REVOKE = 'mutation { revokeCalendarFeed { __typename } }';
  const MINE = 'query { myCalendarFeed { createdAt } }';
  const created = async () => {
    const data = await world.ask<{ createCalendarFeed: { path: string } }>(CREATE, {}, teacher);
    return data.createCalendarFeed.path;
  };

  it('holds the sessions of one’s places, and follows them', async () => {
    const { id } = await publishedEdition(world);
    const path = await created();
    expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    expect(valuesOf((await get(path)).body, 'UID')).toEqual([]);
    const signUpId = await signedUp(world, id, teacher);
    const full = await get(path);
    expect(valuesOf(full.body, 'UID')).toHaveLength(5);
    expect(full.headers['cache-control']).toBe('private, no-cache');
    expect((await get(path, { 'if-none-match': `${full.headers.etag}` })).statusCode).toBe(304);
    await world.act('cancelSignUp', { signUpId }, teacher);
    expect(valuesOf((await get(path)).body, 'UID')).toEqual([]);
  });

  it('stops when it is revoked or made anew', async () => {
    const first = await created();
    const second = await created();
    expect((await get(first)).statusCode).toBe(404);
    expect((await get(second)).statusCode).toBe(200);
    expect(await world.ask(MINE, {}, teacher)).not.toEqual({ myCalendarFeed: null });
    expect(await world.ask(MINE, {}, foreigner)).toEqual({ myCalendarFeed: null });
    for (let times = 0; times < 2; times += 1) {
      expect(await world.ask(REVOKE, {}, teacher)).toEqual({
        revokeCalendarFeed: { __typename: 'CalendarFeedRevoked' },
      });
    }
    expect((await get(second)).statusCode).toBe(404);
    expect(await world.ask(MINE, {}, teacher)).toEqual({ myCalendarFeed: null });
  });

  it('keeps no secret, only its hash', async () => {
    const path = await created();
    const secret = path.slice('/calendar/'.length, -'.ics'.length);
    const kept = await world.subgraph.deps.connection.collection('calendarFeeds').find({}).toArray();
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(secret);
    await expect(world.ask(CREATE, {})).rejects.toThrow('UNAUTHORIZED_FIELD_OR_TYPE');
  });
});
