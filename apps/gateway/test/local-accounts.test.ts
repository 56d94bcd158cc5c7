import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBrowser } from './browser.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** What directory was asked last with this word in the query. */
function lastAsked(word: string): Record<string, unknown> {
  const seen = world.directory.seen.findLast(({ query }) => query.includes(word));
  return seen?.variables ?? {};
}

it('takes an invitation up as the account that identity set up for it, and knows it again', async () => {
  const browser = createBrowser(world);
  expect((await browser.signIn('local-ada')).statusCode).toBe(403);
  const done = await browser.signIn('local-ada', '/auth/invitation/inv-1');
  expect(done.statusCode).toBe(303);
  expect(done.location).toBe('/');
  expect(lastAsked('acceptInvitation')).toEqual({
    input: {
      token: 'inv-1',
      issuer: 'local',
      subject: 'local-ada',
      givenName: 'Ada',
      familyName: 'asked by inv-1',
      email: 'ada@cedar',
    },
  });
  expect((await browser.go('/auth/session')).json().signedIn).toBe(true);
  const again = createBrowser(world);
  expect((await again.signIn('local-ada')).statusCode).toBe(303);
  expect(lastAsked('principalFor')).toEqual({ issuer: 'local', subject: 'local-ada' });
});

it('says why an invitation cannot be taken up, and signs nobody in', async () => {
  const browser = createBrowser(world);
  const refused = await browser.signIn('local-bo', '/auth/invitation/inv-0');
  expect(refused.statusCode).toBe(403);
  expect(refused.body).toContain('This invitation is unknown or was used.');
  expect((await browser.go('/auth/session')).json().signedIn).toBe(false);
});

it('never takes a picked name for an account of the same subject', async () => {
  const browser = createBrowser(world);
  await browser.signIn('ada');
  const asked = world.directory.seen.filter(({ query }) => query.includes('principalFor'));
  expect(asked.at(-1)?.variables).toEqual({ issuer: 'demo', subject: 'ada' });
});

it('tells identity from where a browser comes, whatever the browser says', async () => {
  const answer = await world.gateway.publicApp.inject({
    url: '/auth/issuer/echo',
    headers: { host: 'localhost:4000', 'x-forwarded-for': '203.0.113.9' },
    remoteAddress: '127.0.0.5',
  });
  expect(answer.json()['x-forwarded-for']).toBe('127.0.0.5');
});
