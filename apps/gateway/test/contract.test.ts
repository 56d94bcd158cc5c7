import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
let vendor: Record<string, string>;
beforeAll(async () => {
  world = await createWorld();
  vendor = {
    authorization: `Bearer ${await world.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' })}`,
  };
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

  it('is not there under another name', async () => {
    const answer = await world.ask('{ people { id } }', {}, '/graphql/everything');
    expect(answer.status).toBe(404);
    expect(answer.errors[0]?.extensions.code).toBe('CONTRACT_UNKNOWN');
  });
});

const bearer = async (
  claims: Readonly<Record<'sub' | 'kind', string>> & { readonly organization?: string },
) => ({
  authorization: `Bearer ${await world.tokenOf(claims)}`,
});

describe('a vendor with a contract of its own', () => {
  it('has what that gives, at /graphql and at its own path', async () => {
    const bus = await bearer({ sub: 'bus', kind: 'vendor', organization: 'org_1' });
    for (const path of ['/graphql', '/graphql/busline']) {
      expect((await world.ask('{ people { email loadHours } }', bus, path)).errors).toEqual([]);
      const outside = await world.ask('{ viewerKind }', bus, path);
      expect(outside.errors[0]?.extensions).toMatchObject({
        contract: 'busline',
        coordinates: ['Query.viewerKind'],
      });
    }
  });

  it('has no other, and no other vendor has its', async () => {
    const bus = await bearer({ sub: 'bus', kind: 'vendor', organization: 'org_1' });
    for (const [path, headers] of [
      ['/graphql/partner', bus],
      ['/graphql/portal', bus],
      ['/graphql/busline', vendor],
      ['/graphql/portal', vendor],
      ['/graphql/busline', await bearer({ sub: 'ada', kind: 'person' })],
      ['/graphql/busline', { authorization: `Bearer ${await world.operatorToken()}` }],
      ['/graphql/busline', {}],
    ] as const) {
      const answer = await world.ask('{ people { id } }', headers, path);
      expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([404, 'CONTRACT_UNKNOWN']);
    }
  });

  it('shows it to the platform team', async () => {
    const team = await bearer({ sub: 'priya', kind: 'person' });
    expect((await world.ask('{ people { email } }', team, '/graphql/busline')).errors).toEqual([]);
  });
});

describe('people', () => {
  it('have the contract portal, which leaves out what is the graph’s own affair', async () => {
    const ada = await bearer({ sub: 'ada', kind: 'person' });
    expect((await world.ask('{ people { email secretPlan { text } } }', ada)).errors).toEqual([]);
    const inner = await world.ask('{ vendorPrincipalFor(clientId: "sis") { vendorId } }', ada);
    expect(inner.errors[0]?.extensions).toMatchObject({
      code: 'FIELD_NOT_IN_CONTRACT',
      contract: 'portal',
      coordinates: ['Query.vendorPrincipalFor'],
    });
    const answer = await world.ask('{ __type(name: "VendorClaims") { name } }', ada);
    expect(answer.data).toEqual({ __type: null });
  });

  it('are bound so without a token too, and the operator is not', async () => {
    const query = '{ vendorPrincipalFor(clientId: "sis") { vendorId } }';
    expect((await world.ask(query)).errors[0]?.extensions.code).toBe('FIELD_NOT_IN_CONTRACT');
    const operator = { authorization: `Bearer ${await world.operatorToken()}` };
    expect((await world.ask(query, operator)).data).toEqual({ vendorPrincipalFor: { vendorId: 'ven_1' } });
  });
});
