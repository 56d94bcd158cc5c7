import { createHmac } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, publicUrl, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const person = { sub: 'ada', kind: 'person' };
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const facts = () => ({ ...person, iss: `${publicUrl}/auth/issuer`, aud: 'quad', exp: inAnHour() });
const unsigned = (alg: string) => `${part({ alg, kid: 'identity' })}.${part(facts())}`;
const cutOff = (token: string) => token.slice(0, token.lastIndexOf('.') + 1);

/** Another subject under the signature of the first. */
function changed(token: string): string {
  const [head = '', , signature = ''] = token.split('.');
  return [head, part({ ...facts(), sub: 'root' }), signature].join('.');
}

function hashed(): string {
  const text = unsigned('HS256');
  return `${text}.${createHmac('sha256', 'secret').update(text).digest('base64url')}`;
}

/** Signed with a key that identity does not have. */
async function signed(
  claims: object,
  {
    audience = 'quad',
    kid = 'identity',
    isEndless = false,
  }: { audience?: string; kid?: string; isEndless?: boolean },
): Promise<string> {
  const own = audience !== 'quad' || isEndless;
  const key = own ? world.identityKey : (await generateKeyPair('EdDSA')).privateKey;
  const token = new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setIssuer(`${publicUrl}/auth/issuer`);
  if (audience !== '') token.setAudience(audience);
  return (isEndless ? token : token.setExpirationTime('1h')).sign(key);
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('bearer tokens', () => {
  it('name the operator on loopback', async () => {
    const answer = await world.ask('{ viewerKind }', bearer(await world.operatorToken()));
    expect(answer.data).toEqual({ viewerKind: 'OPERATOR' });
  });

  it.each<[string, () => Promise<string>, string]>([
    ['that is no token', async () => 'abc', 'TOKEN_INVALID'],
    ['past its end', () => world.tokenOf(person, { expires: '-1s' }), 'TOKEN_EXPIRED'],
    ['that never ends', () => signed(person, { isEndless: true }), 'TOKEN_INVALID'],
    ['not valid yet', () => world.tokenOf({ ...person, nbf: inAnHour() }), 'TOKEN_NOT_YET_VALID'],
    ['of another issuer', () => world.tokenOf(person, { issuer: 'https://else' }), 'TOKEN_ISSUER_UNKNOWN'],
    [
      'for another audience',
      () => signed(person, { audience: 'quad-gateway-inner' }),
      'TOKEN_AUDIENCE_WRONG',
    ],
    ['for nobody', () => signed(person, { audience: '' }), 'TOKEN_AUDIENCE_WRONG'],
    ['without a signature', async () => `${unsigned('none')}.`, 'TOKEN_UNSIGNED'],
    ['whose signature was cut off', async () => cutOff(await world.tokenOf(person)), 'TOKEN_UNSIGNED'],
    ['whose claims were changed', async () => changed(await world.tokenOf(person)), 'TOKEN_SIGNATURE_WRONG'],
    ['signed with a key that nobody knows', () => signed(person, { kid: 'another' }), 'TOKEN_KEY_UNKNOWN'],
    [
      'signed with another key of that name',
      () => signed(person, { kid: 'identity' }),
      'TOKEN_SIGNATURE_WRONG',
    ],
    ['signed with a secret', async () => hashed(), 'TOKEN_INVALID'],
    [
      'signed by identity in the operator’s name',
      () => world.tokenOf({}, { issuer: 'quad-operator' }),
      'TOKEN_KEY_UNKNOWN',
    ],
    ['without a kind', () => world.tokenOf({ sub: 'ada' }), 'TOKEN_INVALID'],
    ['without a subject', () => world.tokenOf({ kind: 'person' }), 'TOKEN_INVALID'],
    ['of nobody here', () => world.tokenOf({ sub: 'nobody', kind: 'person' }), 'PRINCIPAL_UNKNOWN'],
    [
      'of a vendor without its district',
      () => world.tokenOf({ sub: 'sis', kind: 'vendor' }),
      'TOKEN_WITHOUT_ORGANIZATION',
    ],
    [
      'of a vendor that is suspended',
      () => world.tokenOf({ sub: 'halted', kind: 'vendor', organization: 'org_1' }),
      'VENDOR_SUSPENDED',
    ],
    [
      'of a vendor that was revoked',
      () => world.tokenOf({ sub: 'ended', kind: 'vendor', organization: 'org_1' }),
      'VENDOR_REVOKED',
    ],
    [
      'of a vendor that is gone',
      () => world.tokenOf({ sub: 'gone', kind: 'vendor', organization: 'org_1' }),
      'VENDOR_REVOKED',
    ],
    [
      'of a vendor for another district',
      () => world.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_2' }),
      'TOKEN_OF_ANOTHER_ORGANIZATION',
    ],
    [
      'of a person for another organization',
      () => world.tokenOf({ ...person, organization: 'org_2' }),
      'TOKEN_OF_ANOTHER_ORGANIZATION',
    ],
    ['of a service', () => world.serviceToken('cohorts'), 'TOKEN_ISSUER_UNKNOWN'],
  ])('are refused: one %s', async (_what, token, code) => {
    const answer = await world.ask('{ viewerKind }', bearer(await token()));
    expect(answer.status).toBe(401);
    expect(answer.errors.map((error) => error.extensions.code)).toEqual([code]);
    expect(Object.keys(answer.errors[0]?.extensions ?? {})).toEqual(['code', 'requestId']);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  it('of a vendor for its own district are accepted', async () => {
    const token = await world.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' });
    expect((await world.ask('{ people { id } }', bearer(token))).errors).toEqual([]);
  });

  it('of a person are not signed out by another header of theirs', async () => {
    const answer = await world.ask('{ viewerKind }', { 'x-quad-principal': 'forged' });
    expect(answer.data).toEqual({ viewerKind: 'PUBLIC' });
  });
});

describe('beyond loopback', () => {
  it('tokens of the operator and of demo people are refused, vendors’ are not, and the status asks who reads it', async () => {
    const open = await createWorld({ isLoopback: false });
    const answer = await open.ask('{ viewerKind }', bearer(await open.operatorToken()));
    expect(answer.errors[0]?.extensions.code).toBe('TOKEN_NOT_ACCEPTED_HERE');
    const person = await open.tokenOf({ sub: 'ada', kind: 'person' });
    expect((await open.ask('{ viewerKind }', bearer(person))).errors[0]?.extensions.code).toBe(
      'TOKEN_NOT_ACCEPTED_HERE',
    );
    const vendor = await open.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' });
    expect((await open.ask('{ people { id } }', bearer(vendor))).errors).toEqual([]);
    const status = await open.gateway.publicApp.inject('/status');
    expect(status.statusCode).toBe(403);
    await open.close();
  });
});

describe('the inner endpoint', () => {
  const ask = async (token: string | null) => {
    const answer = await world.gateway.innerApp?.inject({
      method: 'POST',
      url: '/graphql',
      headers: token === null ? {} : bearer(token),
      payload: { query: '{ viewerKind }' },
    });
    return answer?.json();
  };

  it('makes a service its own principal and hands on its request id', async () => {
    const answer = await world.gateway.innerApp?.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...bearer(await world.serviceToken('cohorts')), 'x-request-id': 'req_from_cohorts' },
      payload: { query: '{ viewerKind }' },
    });
    expect(answer?.json().data).toEqual({ viewerKind: 'SERVICE' });
    const seen = world.directory.seen.at(-1);
    expect(seen?.principal).toEqual({ kind: 'SERVICE', name: 'cohorts' });
    expect(seen?.requestId).toBe('req_from_cohorts');
  });

  it.each([
    ['nobody', async () => null, 'TOKEN_INVALID'],
    ['a service that signs in another’s name', () => world.serviceToken('budgets'), 'TOKEN_KEY_UNKNOWN'],
    ['the operator', () => world.operatorToken(), 'TOKEN_ISSUER_UNKNOWN'],
    ['a person', () => world.tokenOf({ sub: 'ada', kind: 'person' }), 'TOKEN_ISSUER_UNKNOWN'],
  ])('refuses %s', async (_who, token, code) => {
    const answer = await ask(await token());
    expect(answer.errors[0].extensions.code).toBe(code);
  });

  it('publishes the public half of the key that signs principals', async () => {
    const [key] = (await world.gateway.innerApp?.inject('/principal-jwks'))?.json().keys ?? [];
    expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', kid: 'gateway' });
    expect(key.d).toBeUndefined();
  });
});

describe('a host that is not ours', () => {
  it('is refused while names may be picked', async () => {
    const answer = await world.ask('{ viewerKind }', { host: 'quad.evil.example' });
    expect(answer.status).toBe(421);
    expect(answer.errors[0]?.message).toContain(publicUrl);
  });
});
