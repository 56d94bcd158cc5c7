import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, issuer, publicUrl, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const verifier = 'a-verifier-that-is-long-enough-for-pkce-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');

/** A browser behind the gateway: keeps cookies by path and shows identity the public address. */
function createBrowser(language = 'en') {
  const jar = new Map<string, { value: string; path: string }>();
  return {
    async go(address: string, form?: Record<string, string>) {
      const path = address.replace(publicUrl, '');
      const cookie = [...jar]
        .filter(([, { path: own }]) => path.startsWith(own))
        .map(([name, { value }]) => `${name}=${value}`);
      const answer = await fetch(`${world.url}${path}`, {
        redirect: 'manual',
        headers: {
          'x-forwarded-host': 'localhost:4000',
          'x-forwarded-proto': 'http',
          'accept-language': language,
          cookie: cookie.join('; '),
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form).toString() }),
      });
      for (const header of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
        jar.set(name, { value, path: /path=([^;]+)/i.exec(header)?.[1] ?? '/' });
      }
      return {
        status: answer.status,
        location: answer.headers.get('location') ?? '',
        html: await answer.text(),
      };
    },
  };
}

function authorization(overrides: Record<string, string> = {}) {
  const query = new URLSearchParams({
    client_id: 'quad-gateway',
    response_type: 'code',
    redirect_uri: `${publicUrl}/auth/callback`,
    scope: 'openid',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    prompt: 'login',
    ...overrides,
  });
  return `${issuer}/auth?${query}`;
}

/** Exchanges the code of a callback and reads the ID token as the gateway does. */
async function claimsOf(callback: URL) {
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
  return (await jwtVerify(id_token, keys, { issuer, audience: 'quad-gateway', algorithms: ['ES256'] }))
    .payload;
}

describe('signing in by picking a name', () => {
  it('gives the gateway an ID token of the person picked', async () => {
    const browser = createBrowser();
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
    const browser = createBrowser();
    for (const subject of ['demo:ada', 'demo:bo', 'demo:ada']) {
      const { location } = await browser.go(authorization());
      const picked = await browser.go(location, { subject });
      const done = await browser.go(picked.location);
      expect((await claimsOf(new URL(done.location))).sub).toBe(subject);
    }
  });

  it('shows people by district with their roles, and what fits a search', async () => {
    const browser = createBrowser();
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
    const browser = createBrowser('fr;q=0.9, es-MX, en;q=0.5');
    const { location } = await browser.go(authorization());
    const { html } = await browser.go(location);
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('Responsable de presupuesto');
  });

  it('takes nobody who was not to be picked', async () => {
    const browser = createBrowser();
    const { location } = await browser.go(authorization());
    expect((await browser.go(location, { subject: 'someone' })).status).toBe(403);
  });

  it('is for the browser that began', async () => {
    const { location } = await createBrowser().go(authorization());
    expect((await createBrowser().go(location)).status).toBe(400);
    expect((await createBrowser().go(location, { subject: 'demo:ada' })).status).toBe(400);
  });

  it('sends codes to the gateway alone', async () => {
    const answer = await createBrowser().go(authorization({ redirect_uri: 'http://localhost:9999/steal' }));
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('Sign-in did not work');
  });

  it('says so while directory is down', async () => {
    const browser = createBrowser();
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
  const answer = await fetch(`${open.url}/auth/issuer/interaction/x`);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('Picking a name is not possible here');
  await open.close();
});
