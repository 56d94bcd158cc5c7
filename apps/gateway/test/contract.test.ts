import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
let vendor: Record<string, string>;
beforeAll(async () => {
  world = await createWorld();
  vendor = { authorization: `Bearer ${await world.tokenOf({ sub: 'sis', kind: 'vendor' })}` };
});
afterAll(() => world.close());

describe('a vendor', () => {
  it('reads partner fields of several sides as itself', async () => {
    const answer = await world.ask(
      '{ person(id: "per_1") { displayName role loadHours __typename } }',
      vendor,
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      person: { displayName: 'Ada Moreno', role: 'TEACHER', loadHours: 12, __typename: 'Person' },
    });
    expect(world.cohorts.seen.at(-1)?.principal).toEqual({
      kind: 'VENDOR',
      vendorId: 'ven_1',
      organizationId: 'org_1',
      scopes: ['roster.read'],
    });
  });

  it('is refused other fields by name, also in fragments and behind aliases', async () => {
    const answer = await world.ask(
      '{ person(id: "per_1") { id mail: email ...more } } fragment more on Person { secretPlan { text } }',
      vendor,
    );
    expect(answer.status).toBe(400);
    const [error] = answer.errors;
    expect(error?.extensions).toMatchObject({
      code: 'FIELD_NOT_IN_CONTRACT',
      contract: 'partner',
      coordinates: ['Person.email', 'Person.secretPlan'],
    });
    expect(error?.message).toContain('Person.email, Person.secretPlan are not in the contract "partner"');
  });

  it.each([
    ['a root field', '{ viewerKind }', ['Query.viewerKind']],
    ['a field that does not exist', '{ person(id: "1") { nothingSuch } }', ['Person.nothingSuch']],
    ['a mutation', 'mutation { rename(id: "1", to: "x") { id } }', ['Mutation.rename']],
    ['a type', '{ person(id: "1") { id ... on Plan { text } } }', ['Plan']],
    [
      'the inner questions of the gateway',
      '{ vendorPrincipalFor(clientId: "sis") { vendorId } }',
      ['Query.vendorPrincipalFor'],
    ],
  ])('is refused %s', async (_what, query, coordinates) => {
    expect((await world.ask(query, vendor)).errors[0]?.extensions.coordinates).toEqual(coordinates);
  });

  it('sees only its contract by introspection', async () => {
    const answer = await world.ask(
      '{ __schema { types { name } } person: __type(name: "Person") { fields { name } } }',
      vendor,
    );
    const { __schema, person } = answer.data as unknown as {
      __schema: { types: { name: string }[] };
      person: { fields: { name: string }[] };
    };
    const own = __schema.types.map(({ name }) => name).filter((name) => !name.startsWith('__'));
    expect(own.sort()).toEqual([
      'Boolean',
      'ID',
      'Int',
      'Person',
      'PersonPage',
      'PersonRole',
      'Query',
      'String',
    ]);
    expect(person.fields.map(({ name }) => name).sort()).toEqual(['displayName', 'id', 'loadHours', 'role']);
  });

  it('asks introspection in an operation of its own', async () => {
    const answer = await world.ask('{ __schema { queryType { name } } people { id } }', vendor);
    expect(answer.errors[0]?.extensions.code).toBe('INTROSPECTION_NOT_ALONE');
  });

  it('gets the same validation as everyone inside its contract', async () => {
    const answer = await world.ask('{ person(id: "1") { displayName { x } } }', vendor);
    expect(answer.errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('/graphql/partner', () => {
  it('binds anyone to the contract', async () => {
    const answer = await world.ask('{ people { email } }', {}, '/graphql/partner');
    expect(answer.errors[0]?.extensions.coordinates).toEqual(['Person.email']);
  });

  it('is the only contract', async () => {
    const answer = await world.ask('{ people { id } }', {}, '/graphql/everything');
    expect(answer.status).toBe(404);
    expect(answer.errors[0]?.extensions.code).toBe('CONTRACT_UNKNOWN');
  });
});
