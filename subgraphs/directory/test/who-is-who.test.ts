import { type Principal, roleIds } from '@quad/kernel';
import { operator, personWith, service } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOf, type Claims, claimsQuery } from './answered.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let demoId = '';
let realId = '';
let brookId = '';
beforeAll(async () => {
  world = await createWorld();
  const bytes = await madeRoster();
  demoId =
    (await world.importBytes(bytes, { districtName: 'Demo Unified', isDemo: true })).district?.id ?? '';
  brookId =
    (await world.importBytes(bytes, { districtName: 'Brook Unified', isDemo: true })).district?.id ?? '';
  realId = (await world.importBytes(bytes, { districtName: 'Real Unified' })).district?.id ?? '';
});
afterAll(async () => {
  await world.close();
});

const ask = askOf(() => world);

interface SignIn {
  readonly role: string;
  readonly displayName: string;
  readonly email: string;
  readonly subject: string;
  readonly personId: string;
  readonly tenantId: string;
}

async function createSignIns(districtId: string, as: Principal = operator) {
  const data = await ask<{ createDemoSignIns: { __typename: string; signIns?: SignIn[] } }>(
    `mutation ($input: CreateDemoSignInsInput!) { createDemoSignIns(input: $input) {
      __typename ... on DemoSignInsCreated { signIns { role displayName email subject personId tenantId } } } }`,
    { input: { districtId } },
    as,
  );
  return data.createDemoSignIns;
}

async function principalOf(subject: string): Promise<Principal> {
  const { principalFor } = await ask<Claims>(claimsQuery, { issuer: 'demo', subject }, service('gateway'));
  if (principalFor === null) throw new Error(`nobody is ${subject}`);
  const { personId, accountId, organizationId, grants } = principalFor;
  return { kind: 'PERSON', personId, accountId, organizationId, grants };
}

describe('sign-ins of a demo district', () => {
  it('give each role one person, the same when asked again, and known to the gateway with that role', async () => {
    const first = await createSignIns(demoId);
    expect(first.signIns?.map((signIn) => signIn.role)).toEqual(roleIds);
    expect(await createSignIns(demoId)).toEqual(first);
    for (const signIn of first.signIns ?? []) {
      const principal = await principalOf(signIn.subject);
      expect(principal).toMatchObject({ personId: signIn.personId, organizationId: signIn.tenantId });
      const viewer = await ask<{
        viewer: { person: { displayName: string }; homePath: string; roles: { role: string }[] };
      }>(
        '{ viewer { kind homePath person { displayName } roles { role organization { name } } } }',
        {},
        principal,
      );
      expect(viewer.viewer.person.displayName).toBe(signIn.displayName);
      expect(viewer.viewer.roles.map((grant) => grant.role)).toContain(signIn.role);
    }
    const teacher = first.signIns?.find((signIn) => signIn.role === 'TEACHER');
    expect(teacher?.displayName).toBe('Terry Teacher north');
  });

  it('are offered to identity alone, found by text, and by e-mail for scripts', async () => {
    await createSignIns(demoId);
    const document =
      'query ($text: String) { signInChoices(text: $text, first: 50) { subject role displayName districtName } }';
    const all = await ask<{ signInChoices: { districtName: string; role: string }[] }>(
      document,
      {},
      service('identity'),
    );
    expect(all.signInChoices.length).toBe(roleIds.length);
    expect(all.signInChoices.some((choice) => choice.districtName === 'Real Unified')).toBe(false);
    const some = await ask<{ signInChoices: { role: string }[] }>(
      document,
      { text: 'budget' },
      service('identity'),
    );
    expect(some.signInChoices.map((choice) => choice.role)).toEqual(['BUDGET_OFFICER']);
    const refused = await world.ask(document, {}, personWith('SUPERINTENDENT', { tenantId: demoId }));
    expect(refused.errors?.[0]?.extensions?.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    const found = await ask<{ demoAccount: { issuer: string; displayName: string } }>(
      'query ($who: String!) { demoAccount(emailOrId: $who) { subject issuer personId displayName } }',
      { who: 'Tea-North@school.example' },
      service('identity'),
    );
    expect(found.demoAccount).toMatchObject({ issuer: 'demo', displayName: 'Terry Teacher north' });
  });

  it('are refused for a district that is no demo, and to everyone but the operator', async () => {
    expect((await createSignIns(realId)).__typename).toBe('InvalidInput');
    const refused = await createSignIns(demoId, personWith('SUPERINTENDENT', { tenantId: demoId }));
    expect(refused.__typename).toBe('NotPermitted');
  });

  it('take whom someone gave the role by hand before anyone of the roster, and let named people in besides', async () => {
    const added = await ask<{ addPerson: { person: { id: string } } }>(
      `mutation ($input: AddPersonInput!) { addPerson(input: $input) { __typename ... on PersonAdded { person { id } } } }`,
      {
        input: {
          clientMutationId: 'p1',
          tenantId: brookId,
          givenName: 'Odile',
          familyName: 'Officer',
          email: 'odile@demo.example',
          organizationIds: [],
        },
      },
      operator,
    );
    const personId = added.addPerson.person.id;
    for (const role of ['BUDGET_OFFICER', 'PLANNING_TEAM']) {
      await ask(
        'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }',
        { input: { clientMutationId: role, personId, role, organizationId: brookId } },
        operator,
      );
    }
    const { signIns } = await createSignIns(brookId);
    expect(signIns?.find((signIn) => signIn.role === 'BUDGET_OFFICER')?.personId).toBe(personId);
    const data = await ask<{ people: { edges: { node: { id: string; displayName: string } }[] } | null }>(
      '{ people: organizations(type: DISTRICT, first: 10) { edges { node { id staff(first: 50) { edges { node { id displayName } } } } } } }',
      {},
      operator,
    );
    expect(JSON.stringify(data)).toContain('Odile Officer');
  });

  it('let a teacher see the students of own classes, a guardian the own child, a coach none', async () => {
    const { signIns } = await createSignIns(demoId);
    const count = async (role: string) => {
      const subject = signIns?.find((signIn) => signIn.role === role)?.subject ?? '';
      const { data } = await world.ask<{ students: { edges: unknown[] } | null }>(
        '{ students(first: 500) { edges { node { id } } } }',
        {},
        await principalOf(subject),
      );
      return data?.students?.edges.length ?? 'refused';
    };
    expect([
      await count('TEACHER'),
      await count('GUARDIAN'),
      await count('STUDENT'),
      await count('COACH'),
    ]).toEqual([40, 1, 1, 'refused']);
    expect([await count('PRINCIPAL'), await count('DATA_LEAD'), await count('BUDGET_OFFICER')]).toEqual([
      40,
      80,
      'refused',
    ]);
  });
});

describe('a role grant', () => {
  it('holds from its beginning to its end by the clock, and ends at once when it is ended', async () => {
    const { signIns } = await createSignIns(demoId);
    const teacher = signIns?.find((signIn) => signIn.role === 'TEACHER');
    const superintendent = await principalOf(
      signIns?.find((signIn) => signIn.role === 'SUPERINTENDENT')?.subject ?? '',
    );
    const grant = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { __typename
      ... on RoleGranted { roleGrant { id grantedBy { id } } } ... on UserError { message } } }`;
    const input = {
      clientMutationId: 'g1',
      personId: teacher?.personId,
      role: 'DATA_LEAD',
      organizationId: demoId,
      from: '2026-11-03T00:00:00Z',
      until: '2026-11-05T00:00:00Z',
    };
    const granted = await ask<{ grantRole: { __typename: string; roleGrant: { id: string } } }>(
      grant,
      { input },
      superintendent,
    );
    expect(granted.grantRole.__typename).toBe('RoleGranted');
    const rolesAt = async (instant: string) => {
      world.clock.set(instant);
      const claims = await ask<Claims>(
        claimsQuery,
        { issuer: 'demo', subject: teacher?.subject },
        service('gateway'),
      );
      return claims.principalFor?.grants.map((each) => each.role);
    };
    expect(await rolesAt('2026-11-02T15:00:00Z')).toEqual(['TEACHER']);
    expect(await rolesAt('2026-11-04T00:00:00Z')).toEqual(['TEACHER', 'DATA_LEAD']);
    const end = 'mutation ($input: EndRoleGrantInput!) { endRoleGrant(input: $input) { __typename } }';
    await ask(end, { input: { roleGrantId: granted.grantRole.roleGrant.id } }, superintendent);
    expect(await rolesAt('2026-11-04T00:00:00Z')).toEqual(['TEACHER']);
    world.clock.set('2026-11-02T15:00:00Z');
    const wrongKind = await ask<{ grantRole: object }>(
      grant,
      { input: { ...input, clientMutationId: 'g2', role: 'PRINCIPAL' } },
      superintendent,
    );
    expect(wrongKind.grantRole).toMatchObject({ __typename: 'InvalidInput' });
  });
});
