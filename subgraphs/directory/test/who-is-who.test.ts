import { type Principal, roleIds } from '@quad/kernel';
import { operator, personWith, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

async function ask<Data>(document: string, variables: Record<string, unknown>, as: Principal): Promise<Data> {
  const answer = await world.ask<Data>(document, variables, as);
  if (answer.data === null || answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

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

const claimsQuery = `query ($issuer: String!, $subject: String!) { principalFor(issuer: $issuer, subject: $subject) {
  personId accountId organizationId organizationName isDemo grants { role organizationId } } }`;

interface Claims {
  readonly principalFor: {
    readonly personId: string;
    readonly accountId: string;
    readonly organizationId: string;
    readonly grants: readonly { readonly role: (typeof roleIds)[number]; readonly organizationId: string }[];
  } | null;
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

describe('an invitation', () => {
  const invite = `mutation ($input: InviteAdministratorInput!) { inviteAdministrator(input: $input) {
    __typename ... on AdministratorInvited { invitationUrlPath expiresAt } } }`;
  const accept = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
    __typename ... on InvitationAccepted { claims { organizationId grants { role } } } } }`;

  async function invited(email: string | null): Promise<string> {
    const data = await ask<{ inviteAdministrator: { invitationUrlPath: string } }>(
      invite,
      { input: { email, organizationId: realId } },
      operator,
    );
    return data.inviteAdministrator.invitationUrlPath.replace('/auth/invitation/', '');
  }

  it('makes the first administrator once, and is known at the next sign-in', async () => {
    const input = { token: await invited('ada@real.example'), issuer: 'https://id.example', subject: 'ada' };
    const first = await ask<{ acceptInvitation: object }>(accept, { input }, service('gateway'));
    expect(first.acceptInvitation).toMatchObject({
      __typename: 'InvitationAccepted',
      claims: { organizationId: realId, grants: [{ role: 'PLATFORM_TEAM' }] },
    });
    const again = await ask<{ acceptInvitation: object }>(accept, { input }, service('gateway'));
    expect(again.acceptInvitation).toMatchObject({ __typename: 'InvitationNotUsable' });
    const known = await ask<Claims>(
      claimsQuery,
      { issuer: 'https://id.example', subject: 'ada' },
      service('gateway'),
    );
    expect(known.principalFor?.organizationId).toBe(realId);
  });

  const facts = `query ($token: String!) { invitationFor(token: $token) { state organizationName email } }`;
  const factsOf = async (token: string) =>
    (await ask<{ invitationFor: object | null }>(facts, { token }, service('identity'))).invitationFor;

  it('is shown to identity with whom it is for and what has become of it', async () => {
    const token = await invited('Dee@real.example');
    expect(await factsOf(token)).toEqual({
      state: 'USABLE',
      organizationName: 'Real Unified',
      email: 'dee@real.example',
    });
    const input = { token, issuer: 'local', subject: 'dee', givenName: 'Dee', familyName: 'Ortiz' };
    await ask<object>(accept, { input }, service('gateway'));
    expect(await factsOf(token)).toMatchObject({ state: 'USED' });
    const late = await invited('eve@real.example');
    world.clock.set('2026-11-09T15:00:01Z');
    expect(await factsOf(late)).toMatchObject({ state: 'EXPIRED' });
    world.clock.set('2026-11-02T15:00:00Z');
    expect(await factsOf('nobody-made-this')).toBeNull();
    expect((await world.ask(facts, { token }, operator)).errors?.[0]?.extensions?.code).toBe(
      'UNAUTHORIZED_FIELD_OR_TYPE',
    );
  });

  it('to nobody in particular takes the e-mail that is given, and makes nobody another', async () => {
    const token = await invited(null);
    expect(await factsOf(token)).toMatchObject({ email: null });
    const input = {
      token,
      issuer: 'local',
      subject: 'fay',
      givenName: 'Fay',
      familyName: 'Lund',
      email: 'dee@real.example',
    };
    const accepted = await ask<{
      acceptInvitation: { account: { person: { displayName: string; email: string } } };
    }>(
      `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
        ... on InvitationAccepted { account { person { displayName email } } } } }`,
      { input },
      service('gateway'),
    );
    expect(accepted.acceptInvitation.account.person).toEqual({
      displayName: 'Fay Lund',
      email: 'dee@real.example',
    });
  });

  it('of a district that is no demo is not for demo people', async () => {
    const input = { token: await invited('cy@real.example'), issuer: 'demo', subject: 'acc_picked' };
    const refused = await ask<{ acceptInvitation: object }>(accept, { input }, service('gateway'));
    expect(refused.acceptInvitation).toMatchObject({ __typename: 'NotPermitted' });
  });

  it('ends after seven days, and is taken up by the sign-in alone', async () => {
    const input = { token: await invited('bo@real.example'), issuer: 'https://id.example', subject: 'bo' };
    const refused = await ask<{ acceptInvitation: object }>(accept, { input }, operator);
    expect(refused.acceptInvitation).toMatchObject({ __typename: 'NotPermitted' });
    world.clock.set('2026-11-09T15:00:01Z');
    const late = await ask<{ acceptInvitation: object }>(accept, { input }, service('gateway'));
    expect(late.acceptInvitation).toMatchObject({ __typename: 'InvitationNotUsable' });
    world.clock.set('2026-11-02T15:00:00Z');
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

describe('a vendor', () => {
  const register = `mutation ($input: RegisterVendorInput!) { registerVendor(input: $input) {
    __typename ... on VendorRegistered { vendor { id clientId scopes } } ... on UserError { path message } } }`;
  const publicJwks = JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'abc' }] });
  const good = { name: 'Rostery', contactEmail: 'it@rostery.example', scopes: ['roster.read'], publicJwks };

  it('is registered for one district, is known by its client id, and reads that district’s roster alone', async () => {
    const dataLead = personWith('DATA_LEAD', { tenantId: demoId });
    const data = await ask<{ registerVendor: { vendor: { id: string; clientId: string } } }>(
      register,
      { input: { ...good, districtId: demoId } },
      dataLead,
    );
    const { clientId, id } = data.registerVendor.vendor;
    const claims = await ask<{ vendorPrincipalFor: object }>(
      'query ($c: String!) { vendorPrincipalFor(clientId: $c) { vendorId organizationId scopes publicKeyJwks standing } }',
      { c: clientId },
      service('identity'),
    );
    expect(claims.vendorPrincipalFor).toEqual({
      vendorId: id,
      organizationId: demoId,
      scopes: ['roster.read'],
      publicKeyJwks: publicJwks,
      standing: 'ACTIVE',
    });
    const contacts = `{ vendorContacts(ids: ["x", "${id}"]) { id name contactEmail } }`;
    const known = await ask<{ vendorContacts: object[] }>(contacts, {}, service('platform'));
    expect(known.vendorContacts).toEqual([{ id, name: good.name, contactEmail: good.contactEmail }]);
    const rosterOf =
      '{ schools(first: 10) { edges { node { name } } } students(first: 500) { edges { node { id } } } }';
    const read = await ask<{ students: { edges: unknown[] } }>(rosterOf, {}, vendorFor(demoId));
    expect(read.students.edges.length).toBe(80);
    const none = await world.ask<{ schools: { edges: unknown[] } }>(rosterOf, {}, vendorFor(demoId, []));
    expect(none.data).toEqual({ schools: { edges: [] }, students: null });
    expect(none.errors).toMatchObject([
      { message: expect.stringContaining('it needs the scope roster.read'), path: ['students'] },
    ]);
  });

  it('is refused with a private key, an unknown scope, or by whoever may not register vendors', async () => {
    const tries = async (input: object, as: Principal = operator) =>
      (
        await ask<{ registerVendor: object }>(
          register,
          { input: { ...good, districtId: demoId, ...input } },
          as,
        )
      ).registerVendor;
    const privateKey = JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'abc', d: 'def' }] });
    expect(await tries({ publicJwks: privateKey })).toMatchObject({ path: ['input', 'publicJwks'] });
    expect(await tries({ scopes: ['everything'] })).toMatchObject({ path: ['input', 'scopes'] });
    expect(await tries({}, personWith('TEACHER', { tenantId: demoId }))).toMatchObject({
      __typename: 'NotPermitted',
    });
    expect(await tries({}, personWith('DATA_LEAD', { tenantId: realId }))).toMatchObject({
      __typename: 'NotPermitted',
    });
  });

  it('is suspended, resumed and revoked for good, with the reason in the audit', async () => {
    const dataLead = personWith('DATA_LEAD', { tenantId: demoId });
    const made = await ask<{ registerVendor: { vendor: { id: string; clientId: string } } }>(
      register,
      { input: { ...good, name: 'Busline', districtId: demoId } },
      dataLead,
    );
    const { id, clientId } = made.registerVendor.vendor;
    const change = async (standing: string, by: Principal = dataLead, reason = 'a key was lost') =>
      (
        await ask<{ changeVendorStanding: { __typename: string; vendor?: object; message?: string } }>(
          `mutation ($input: ChangeVendorStandingInput!) { changeVendorStanding(input: $input) { __typename
            ... on VendorStandingChanged { vendor { standing standingReason standingSince } }
            ... on UserError { path message } } }`,
          { input: { vendorId: id, standing, reason } },
          by,
        )
      ).changeVendorStanding;
    const known = async () =>
      (
        await ask<{ vendorPrincipalFor: { standing: string } }>(
          'query ($c: String!) { vendorPrincipalFor(clientId: $c) { standing } }',
          { c: clientId },
          service('gateway'),
        )
      ).vendorPrincipalFor.standing;

    const platform = personWith('PLATFORM_TEAM', { tenantId: demoId });
    expect(await change('SUSPENDED', platform)).toMatchObject({
      vendor: { standing: 'SUSPENDED', standingReason: 'a key was lost', standingSince: expect.any(String) },
    });
    expect(await known()).toBe('SUSPENDED');
    expect(await change('ACTIVE', platform, 'found again')).toMatchObject({ vendor: { standing: 'ACTIVE' } });
    expect(await change('REVOKED', platform)).toMatchObject({ __typename: 'NotPermitted' });
    expect(await change('SUSPENDED', dataLead, ' ')).toMatchObject({ path: ['input', 'reason'] });
    for (const stranger of [
      personWith('TEACHER', { tenantId: demoId }),
      personWith('DATA_LEAD', { tenantId: realId }),
      vendorFor(demoId),
    ]) {
      expect(await change('SUSPENDED', stranger)).toMatchObject({ __typename: 'NotFound' });
    }
    expect(await known()).toBe('ACTIVE');
    expect(await change('REVOKED')).toMatchObject({ vendor: { standing: 'REVOKED' } });
    expect(await change('REVOKED')).toMatchObject({ vendor: { standing: 'REVOKED' } });
    expect(await change('ACTIVE')).toMatchObject({ __typename: 'VendorIsRevoked' });
    expect(await known()).toBe('REVOKED');
    const { vendor } = await ask<{ vendor: object }>(
      'query ($id: ID!) { vendor(id: $id) { name standing } }',
      { id },
      dataLead,
    );
    expect(vendor).toEqual({ name: 'Busline', standing: 'REVOKED' });
    const audit = await world.deps.connection.collection('audit').find({ subjectId: id }).toArray();
    expect(audit.map(({ action }) => action)).toEqual([
      'registerVendor',
      'suspendVendor',
      'resumeVendor',
      'revokeVendor',
    ]);
  });
});
