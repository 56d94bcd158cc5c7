import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
let bearer: Record<string, string>;
beforeAll(async () => {
  world = await createWorld();
  bearer = { authorization: `Bearer ${await world.tokenOf({ sub: 'ada', kind: 'person' })}` };
});
afterAll(() => world.close());

describe('the graph', () => {
  it('answers one query from two sides', async () => {
    const answer = await world.ask('{ person(id: "per_1") { displayName programs { name } } }', bearer);
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      person: { displayName: 'Ada Moreno', programs: [{ name: 'Next Education Workforce' }] },
    });
  });

  it('hands the principal and the request id on, and never the token', async () => {
    world.directory.seen.length = 0;
    const answer = await world.ask('{ viewerKind }', bearer);
    expect(answer.data).toEqual({ viewerKind: 'PERSON' });
    const seen = world.directory.seen.find(({ query }) => query.includes('viewerKind'));
    expect(seen?.principal).toEqual({
      kind: 'PERSON',
      personId: 'per_1',
      accountId: 'acc_1',
      organizationId: 'org_1',
      grants: [{ role: 'TEACHER', organizationId: 'org_school' }],
    });
    expect(seen?.requestId).toBe(answer.headers['x-request-id']);
    expect(seen?.authorization).toBeUndefined();
  });

  it('is the public principal without a token', async () => {
    expect((await world.ask('{ viewerKind }')).data).toEqual({ viewerKind: 'PUBLIC' });
  });

  it('masks an unexpected error and keeps its path and request id', async () => {
    const answer = await world.ask('{ broken }', bearer);
    expect(answer.errors).toEqual([
      {
        message: 'Something went wrong on our side; the request id finds it in the log.',
        path: ['broken'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: answer.headers['x-request-id'] },
      },
    ]);
  });

  it('passes a meant error with its code alone', async () => {
    const [error] = (await world.ask('{ refused }', bearer)).errors;
    expect(error?.message).toBe('Ask for fewer.');
    expect(Object.keys(error?.extensions ?? {}).sort()).toEqual(['code', 'requestId']);
    expect(error?.extensions.code).toBe('TOO_MANY_ASKED');
  });

  it('answers with the media type that GraphQL over HTTP names when asked for', async () => {
    const asked = { ...bearer, accept: 'application/graphql-response+json' };
    const fine = await world.ask('{ viewerKind }', asked);
    expect(fine.headers['content-type']).toContain('application/graphql-response+json');
    const wrong = await world.ask('{ nothingSuch }', asked);
    expect(wrong.status).toBe(400);
    expect(wrong.headers['content-type']).toContain('application/graphql-response+json');
  });
});

describe('with a side down', () => {
  it('answers the rest, names what is missing, and recovers on the same address', async () => {
    await world.cohorts.stop();
    const query = '{ person(id: "per_1") { displayName programs { name } } }';
    const partial = await world.ask(query, bearer);
    expect(partial.data).toEqual({ person: { displayName: 'Ada Moreno', programs: null } });
    expect(partial.errors).toHaveLength(1);
    const [error] = partial.errors;
    expect(error?.extensions).toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      coordinates: ['Person.programs'],
    });
    expect(error?.message).toMatch(/^A part of the graph is not available now/);
    expect(JSON.stringify(partial)).not.toContain('127.0.0.1');
    await world.cohorts.start();
    expect((await world.ask(query, bearer)).errors).toEqual([]);
  });

  it('answers at once after a restart, however many asked in vain before', async () => {
    await world.cohorts.stop();
    const query = '{ program(id: "prg_1") { name } }';
    for (let i = 0; i < 30; i += 1) {
      expect((await world.ask(query, bearer)).errors[0]?.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    }
    await world.cohorts.start();
    expect((await world.ask(query, bearer)).errors).toEqual([]);
  });

  it('keeps a person signed in while directory is down', async () => {
    await world.ask('{ viewerKind }', bearer);
    await world.directory.stop();
    const answer = await world.ask('{ program(id: "prg_1") { name } }', bearer);
    expect(answer.data).toEqual({ program: { name: 'Next Education Workforce' } });
    await world.directory.start();
  });

  it('never repeats a mutation whose connection fails', async () => {
    await world.directory.stop();
    const answer = await world.ask('mutation { rename(id: "per_1", to: "A") { id } }', bearer);
    expect(answer.errors[0]?.message).toContain('whether it took the change is not known');
    await world.directory.start();
  });
});
