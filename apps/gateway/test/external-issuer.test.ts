import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBrowser } from './browser.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ isExternal: true });
});
afterAll(() => world.close());

it('signs in at the district’s own issuer whoever took up an invitation, and out there too', async () => {
  const browser = createBrowser(world);
  expect((await browser.signIn('ada@cedar')).statusCode).toBe(403);
  const refused = await browser.signIn('ada@cedar', '/auth/invitation/inv-0');
  expect(refused.statusCode).toBe(403);
  expect(refused.body).toContain('This invitation is unknown or was used.');
  const invited = await browser.signIn('ada@cedar', '/auth/invitation/inv-1');
  expect(invited.statusCode).toBe(303);
  expect(invited.location).toBe('/');
  const { csrf } = (await browser.go('/auth/session')).json();
  const out = await browser.go('/auth/sign-out', { method: 'POST', headers: { 'x-quad-csrf': csrf } });
  expect(out.json().redirectTo).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/auth\/issuer\/sign-out\?.*id_token_hint=/,
  );
  expect((await browser.signIn('ada@cedar')).statusCode).toBe(303);
});

it.each(['demo', 'local'])('knows no session of %s people', async (issuer) => {
  const id = await world.stores.sessions.begin({ issuer, subject: 'ada', idToken: null });
  const answer = await world.ask('{ viewerKind }', { cookie: `quad_session=${id}` });
  expect(answer.errors[0]?.extensions.code).toBe('SESSION_ENDED');
});
