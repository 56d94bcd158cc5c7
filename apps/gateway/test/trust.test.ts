import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, publicUrl, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('bearer tokens', () => {
  it('name the operator on loopback', async () => {
    const answer = await world.ask('{ viewerKind }', bearer(await world.operatorToken()));
    expect(answer.data).toEqual({ viewerKind: 'OPERATOR' });
  });

  it.each([
    ['that is no token', async () => 'abc', 'TOKEN_INVALID'],
    [
      'past its end',
      () => world.tokenOf({ sub: 'ada', kind: 'person' }, { expires: '-1s' }),
      'TOKEN_EXPIRED',
    ],
    [
      'of another issuer',
      () => world.tokenOf({ sub: 'ada', kind: 'person' }, { issuer: 'https://else' }),
      'TOKEN_INVALID',
    ],
    [
      'signed by identity in the operator’s name',
      () => world.tokenOf({}, { issuer: 'quad-operator' }),
      'TOKEN_INVALID',
    ],
    ['without a kind', () => world.tokenOf({ sub: 'ada' }), 'TOKEN_INVALID'],
    ['of nobody here', () => world.tokenOf({ sub: 'nobody', kind: 'person' }), 'PRINCIPAL_UNKNOWN'],
    ['of a service', () => world.serviceToken('cohorts'), 'TOKEN_INVALID'],
  ])('are refused: one %s', async (_what, token, code) => {
    const answer = await world.ask('{ viewerKind }', bearer(await token()));
    expect(answer.status).toBe(401);
    expect(answer.errors.map((error) => error.extensions.code)).toEqual([code]);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
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
    const vendor = await open.tokenOf({ sub: 'sis', kind: 'vendor' });
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
    ['nobody', async () => null],
    ['a service that signs in another’s name', () => world.serviceToken('budgets')],
    ['the operator', () => world.operatorToken()],
    ['a person', () => world.tokenOf({ sub: 'ada', kind: 'person' })],
  ])('refuses %s', async (_who, token) => {
    const answer = await ask(await token());
    expect(answer.errors[0].extensions.code).toBe('TOKEN_INVALID');
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
