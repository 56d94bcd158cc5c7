import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorization, claimsOf, createBrowser, verifier } from './browser.ts';
import { createWorld, issuer, publicUrl, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('signing in by picking a name', () => {
  it('gives the gateway an ID token of the person picked', async () => {
    const browser = createBrowser(world);
    const begun = await browser.go(authorization());
    expect(begun.location).toMatch(/^\/auth\/issuer\/interaction\//);
    expect((await browser.go(begun.location)).status).toBe(200);
    const picked = await browser.go(begun.location, { subject: 'demo:ada' });
    expect(picked.location).toMatch(new RegExp(`^${issuer}/auth/`));
    const done = await browser.go(picked.location);
    const callback = new URL(done.location);
    expect(`${callback.origin}${callback.pathname}`).toBe(`${publicUrl}/auth/callback`);
    expect(callback.searchParams.get('state')).toBe('state-1');
    const answer = await fetch(`${world.url}/auth/issuer/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'quad-gateway',
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: `${publicUrl}/auth/callback`,
        code_verifier: verifier,
      }),
    });
    const { id_token } = (await answer.json()) as { id_token: string };
    const keys = createRemoteJWKSet(new URL(`${world.url}/auth/issuer/jwks`));
    const { payload } = await jwtVerify(id_token, keys, {
      issuer,
      audience: 'quad-gateway',
      algorithms: ['ES256'],
    });
    expect(payload).toMatchObject({ sub: 'demo:ada', nonce: 'nonce-1' });
  });

  it('lets another person sign in after the first in the same browser', async () => {
    const browser = createBrowser(world);
    for (const subject of ['demo:ada', 'demo:bo', 'demo:ada']) {
      const { location } = await browser.go(authorization());
      const picked = await browser.go(location, { subject });
      const done = await browser.go(picked.location);
      expect((await claimsOf(world, new URL(done.location))).sub).toBe(subject);
    }
  });

  it('shows people by district with their roles, and what fits a search', async () => {
    const browser = createBrowser(world);
    const { location } = await browser.go(authorization());
    const all = await browser.go(location);
    expect(all.html).toMatch(
      /<h2>Cedar Falls District<\/h2>[\s\S]*Sign in as Ada &#60;Moreno&#62;[\s\S]*Teacher, Instructional coach · Grand Bend High/,
    );
    expect(all.html).toContain('<h2>Oak Hill District</h2>');
    expect(all.html).toContain('2 people');
    const some = await browser.go(`${location}?text=lind`);
    expect(some.html).not.toContain('Ada');
    expect(some.html).toContain('1 person');
    const none = await browser.go(`${location}?text=${encodeURIComponent('"><script>')}`);
    expect(none.html).toContain('Nobody fits this search.');
    expect(none.html).not.toContain('<script>');
  });

  it('speaks Spanish to those who prefer it', async () => {
    const browser = createBrowser(world, 'fr;q=0.9, es-MX, en;q=0.5');
    const { location } = await browser.go(authorization());
    const { html } = await browser.go(location);
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('Responsable de presupuesto');
  });

  it('takes nobody who was not to be picked', async () => {
    const browser = createBrowser(world);
    const { location } = await browser.go(authorization());
    expect((await browser.go(location, { subject: 'someone' })).status).toBe(403);
  });

  it('is for the browser that began', async () => {
    const { location } = await createBrowser(world).go(authorization());
    expect((await createBrowser(world).go(location)).status).toBe(400);
    expect((await createBrowser(world).go(location, { subject: 'demo:ada' })).status).toBe(400);
  });

  it('sends codes to the gateway alone', async () => {
    const answer = await createBrowser(world).go(
      authorization({ redirect_uri: 'http://localhost:9999/steal' }),
    );
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('Sign-in did not work');
  });

  it('says so while directory is down', async () => {
    const browser = createBrowser(world);
    const { location } = await browser.go(authorization());
    world.directory.isDown = true;
    const answer = await browser.go(location);
    world.directory.isDown = false;
    expect(answer.status).toBe(503);
    expect(answer.html).toContain('The list of people is not available now');
  });
});

it('picks nobody where others can reach it', async () => {
  const open = await createWorld({ isPickAllowed: false });
  const browser = createBrowser(open);
  const { location } = await browser.go(authorization());
  const shown = await browser.go(location);
  expect(shown.html).toContain('name="password"');
  expect(shown.html).not.toContain('Ada');
  const answer = await browser.go(location, { subject: 'demo:ada' });
  expect(answer.status).toBe(403);
  expect(answer.html).toContain('Picking a name is not possible here');
  await open.close();
});
