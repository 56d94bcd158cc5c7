import { createRemoteJWKSet, decodeProtectedHeader, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createWorld, issuer, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function claimsOf(token: string) {
  const keys = createRemoteJWKSet(new URL(`${world.url}/auth/issuer/jwks`));
  return (await jwtVerify(token, keys, { issuer, audience: 'quad', algorithms: ['ES256'] })).payload;
}

async function askForToken(body: object, token: string | null) {
  const answer = await fetch(`${world.url}/auth/issuer/tokens`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('the operator', () => {
  it('has tokens made of demo people and of vendors', async () => {
    const operator = await world.operatorToken();
    const person = await askForToken({ as: 'ada@example.org' }, operator);
    expect(person.body).toMatchObject({ expires_in: 3_600, token_type: 'Bearer' });
    expect(await claimsOf(String(person.body.access_token))).toMatchObject({
      sub: 'demo:ada',
      kind: 'person',
    });
    const vendor = await askForToken({ vendor: 'ven_1' }, operator);
    expect(await claimsOf(String(vendor.body.access_token))).toMatchObject({
      sub: 'ven_1',
      kind: 'vendor',
      organization: 'org_1',
    });
  });

  it.each([
    [{ as: 'who@example.org' }, 404, /No person of a demo district goes by who@example\.org/],
    [{ vendor: 'ven_x' }, 404, /No vendor ven_x is registered/],
    [{ as: 'a', vendor: 'b' }, 400, /Say whose token it is/],
    [{}, 400, /Say whose token it is/],
  ])('is told why there is none for %j', async (body, status, message) => {
    const answer = await askForToken(body, await world.operatorToken());
    expect(answer.status).toBe(status);
    expect(answer.body.message).toMatch(message);
  });
});

it.each([
  ['nobody', async () => null],
  ['a token for elsewhere', () => world.operatorToken('elsewhere')],
  ['no token at all', async () => 'x'],
])('gives no token to %s', async (_who, token) => {
  expect((await askForToken({ vendor: 'ven_1' }, await token())).status).toBe(401);
});

it.each([{ as: 'ada@example.org' }, { vendor: 'sis' }])(
  'gives none where others can reach it, neither %j',
  async (whose) => {
    const open = await createWorld({ isPickAllowed: false });
    const answer = await fetch(`${open.url}/auth/issuer/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await open.operatorToken()}` },
      body: JSON.stringify(whose),
    });
    expect(answer.status).toBe(403);
    await open.close();
  },
);

describe('a vendor', () => {
  const assertion = (clientId: string, key: World['vendorKey']) =>
    new SignJWT({ jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'vendor' })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(issuer)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(key);

  async function ask(clientId: string, signed: string) {
    const answer = await fetch(`${world.url}/auth/issuer/token`, {
      method: 'POST',
      headers: { 'x-forwarded-host': 'localhost:4000', 'x-forwarded-proto': 'http' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: signed,
      }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  it('gets a token for the graph by a signature of its own key, once per signature', async () => {
    const signed = await assertion('sis', world.vendorKey);
    const { body } = await ask('sis', signed);
    expect(body).toMatchObject({ expires_in: 3_600, token_type: 'Bearer' });
    expect(await claimsOf(String(body.access_token))).toMatchObject({
      sub: 'sis',
      kind: 'vendor',
      organization: 'org_1',
    });
    expect((await ask('sis', signed)).status).toBe(401);
  });

  it('gets none within a minute of being suspended or revoked, by its key or by the operator, and learns why', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    try {
      await ask('sis', await assertion('sis', world.vendorKey));
      for (const standing of ['SUSPENDED', 'REVOKED'] as const) {
        world.directory.standing = standing;
        vi.setSystemTime(Date.now() + 60_000);
        const refused = await ask('sis', await assertion('sis', world.vendorKey));
        expect(refused.body).toMatchObject({
          error: 'unauthorized_client',
          error_description: expect.stringContaining(`VENDOR_${standing}`),
        });
        const byOperator = await askForToken({ vendor: 'ven_1' }, await world.operatorToken());
        expect(byOperator).toMatchObject({ status: 403, body: { code: `VENDOR_${standing}` } });
        // Whoever does not hold the key learns nothing of it.
        const { privateKey } = await generateKeyPair('EdDSA');
        const stranger = await ask('sis', await assertion('sis', privateKey));
        expect(stranger.body.error).toBe('invalid_client');
        expect(JSON.stringify(stranger.body)).not.toContain(standing);
      }
      world.directory.standing = 'ACTIVE';
      vi.setSystemTime(Date.now() + 60_000);
      expect((await ask('sis', await assertion('sis', world.vendorKey))).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });

  it('gets none under a name that is not registered, or by another key', async () => {
    expect((await ask('nobody', await assertion('nobody', world.vendorKey))).body.error).toBe(
      'invalid_client',
    );
    const { privateKey } = await generateKeyPair('EdDSA');
    expect((await ask('sis', await assertion('sis', privateKey))).body.error).toBe('invalid_client');
  });
});

describe('a new signing key', () => {
  const rotate = async (body: object, token: string | null) => {
    const answer = await fetch(`${world.url}/auth/issuer/keys`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const published = async () =>
    ((await (await fetch(`${world.url}/auth/issuer/jwks`)).json()) as { keys: { kid: string; d?: string }[] })
      .keys;
  const tokenNow = async () =>
    String((await askForToken({ vendor: 'ven_1' }, await world.operatorToken())).body.access_token);
  const keyIdOf = (token: string) => decodeProtectedHeader(token).kid;

  it('is published before it signs; what the old one signed stays good, over a restart too', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    try {
      const before = await tokenNow();
      expect((await rotate({}, await world.operatorToken())).body).toEqual({ published: 2 });
      expect((await rotate({}, await world.operatorToken())).body.code).toBe('KEY_ON_ITS_WAY');
      const between = await tokenNow();
      expect(keyIdOf(between)).toBe(keyIdOf(before));
      vi.setSystemTime(Date.now() + 15_000);
      world = await world.restart();
      const after = await tokenNow();
      expect(keyIdOf(after)).not.toBe(keyIdOf(before));
      expect((await published()).map(({ kid }) => kid).toSorted()).toEqual(
        [keyIdOf(before) ?? '', keyIdOf(after) ?? ''].toSorted(),
      );
      expect((await published()).some(({ d }) => d !== undefined)).toBe(false);
      for (const token of [before, between, after]) await claimsOf(token);
      // An hour and a minute later the last token of the old key has ended, and so has the key.
      vi.setSystemTime(Date.now() + 3_661_000);
      world = await world.restart();
      expect((await published()).map(({ kid }) => kid)).toEqual([keyIdOf(after)]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is the only one at once when the old one was stolen', async () => {
    const stolen = await tokenNow();
    expect((await rotate({ isStolen: true }, await world.operatorToken())).body).toEqual({ published: 1 });
    const mended = await tokenNow();
    expect((await published()).map(({ kid }) => kid)).toEqual([keyIdOf(mended)]);
    await claimsOf(mended);
    await expect(claimsOf(stolen)).rejects.toThrow('no applicable key found');
  });

  it('is made for the operator alone', async () => {
    const before = await published();
    for (const token of [null, await world.operatorToken('elsewhere'), await tokenNow()]) {
      expect((await rotate({}, token)).status).toBe(401);
    }
    expect((await rotate({ isStolen: 'yes' }, await world.operatorToken())).status).toBe(400);
    expect(await published()).toEqual(before);
  });
});

it('names its endpoints under the public address, and keeps its keys over a restart', async () => {
  const keysOf = async () =>
    (await fetch(`${world.url}/auth/issuer/jwks`)).json() as Promise<{ keys: { d?: string; kid: string }[] }>;
  const before = await keysOf();
  expect(before.keys[0]?.d).toBeUndefined();
  world = await world.restart();
  expect(await keysOf()).toEqual(before);
  const answer = await fetch(`${world.url}/auth/issuer/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'localhost:4000', 'x-forwarded-proto': 'http' },
  });
  expect(await answer.json()).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
  });
  expect(await (await fetch(`${world.url}/status`)).json()).toEqual({
    name: 'identity',
    ok: true,
    detail: 'up',
  });
});
