import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from './browser.ts';
import { createMemoryStores } from './memory-stores.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('signing in', () => {
  it('ends in a session whose cookie scripts cannot read, at the page wanted', async () => {
    const browser = createBrowser(world);
    const done = await browser.signIn('ada', '/auth/sign-in?returnTo=%2Fschools%2Forg_1%3Fterm%3D1');
    expect(done.statusCode).toBe(303);
    expect(done.headers.location).toBe('/schools/org_1?term=1');
    expect(done.cookies.find(({ name }) => name === 'quad_session')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
    const session = (await browser.go('/auth/session')).json();
    expect(session).toMatchObject({
      signedIn: true,
      csrf: expect.any(String),
      expiresAt: expect.any(String),
    });
    expect([...browser.jar.keys()]).toEqual(['quad_session']);
  });

  it('asks the graph as the person, with the header that other sites cannot send', async () => {
    const browser = createBrowser(world);
    await browser.signIn('ada');
    const { csrf } = (await browser.go('/auth/session')).json();
    const payload = { query: '{ viewerKind }' };
    const without = await browser.go('/graphql', { method: 'POST', payload });
    expect(without.statusCode).toBe(403);
    expect(without.json().errors[0].extensions.code).toBe('CSRF_HEADER_MISSING');
    const fine = await browser.go('/graphql', { method: 'POST', payload, headers: { 'x-quad-csrf': csrf } });
    expect(fine.json().data).toEqual({ viewerKind: 'PERSON' });
    const file = await browser.go('/files/fil_1');
    expect(JSON.parse(String(file.headers['x-seen-principal'])).kind).toBe('PERSON');
    const upload = await browser.go('/files/fil_1', { method: 'POST', payload: {} });
    expect(upload.statusCode).toBe(403);
  });

  it('ends with signing out', async () => {
    const browser = createBrowser(world);
    await browser.signIn('ada');
    const old = browser.jar.get('quad_session') ?? '';
    expect((await browser.go('/auth/sign-out', { method: 'POST' })).statusCode).toBe(403);
    const { csrf } = (await browser.go('/auth/session')).json();
    const out = await browser.go('/auth/sign-out', { method: 'POST', headers: { 'x-quad-csrf': csrf } });
    expect(out.json()).toEqual({ signedIn: false, redirectTo: null });
    expect(browser.jar.size).toBe(0);
    const late = await world.ask('{ viewerKind }', { cookie: `quad_session=${old}` });
    expect(late.errors[0]?.extensions.code).toBe('SESSION_ENDED');
    expect(String(late.headers['set-cookie'])).toContain('quad_session=;');
  });

  it('tells someone without an account what to do, and signs nobody in', async () => {
    const browser = createBrowser(world);
    const done = await browser.signIn('stranger');
    expect(done.statusCode).toBe(403);
    expect(done.body).toContain('There is no account for you here yet');
    expect((await browser.go('/auth/session')).json().signedIn).toBe(false);
  });

  it('takes a callback once, and only in the browser that began', async () => {
    const browser = createBrowser(world);
    const begun = await browser.go('/auth/sign-in');
    const issued = await browser.go(`${begun.headers.location}&as=ada`);
    const callback = String(issued.headers.location);
    expect((await createBrowser(world).go(callback)).statusCode).toBe(400);
    expect((await browser.go(callback)).statusCode).toBe(303);
    expect((await browser.go(callback)).statusCode).toBe(400);
  });

  it('begins at the public address, where its cookies will be known', async () => {
    const headers = { host: '127.0.0.1:4000' };
    const answer = await world.gateway.publicApp.inject({ url: '/auth/sign-in?returnTo=%2Fx', headers });
    expect(answer.headers.location).toBe('http://localhost:4000/auth/sign-in?returnTo=%2Fx');
  });

  it('says so when the issuer cannot be reached, and works once it can', async () => {
    const other = await createWorld();
    await other.identity.close();
    const answer = await other.gateway.publicApp.inject({
      url: '/auth/sign-in',
      headers: { host: 'localhost:4000' },
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('Sign-in is not available now');
    await other.close();
  });
});

it('makes nobody the public while the sessions cannot be read', async () => {
  const stores = createMemoryStores();
  const broken = { ...stores.sessions, find: () => Promise.reject(new Error('the database is down')) };
  const other = await createWorld({ stores: { ...stores, sessions: broken } });
  const answer = await other.ask('{ viewerKind }', { cookie: 'quad_session=x' });
  expect(answer.status).toBe(503);
  expect(answer.errors[0]?.extensions.code).toBe('WHO_IS_WHO_UNAVAILABLE');
  await other.close();
});
