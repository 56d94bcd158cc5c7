import type { Principal } from '@quad/kernel';
import { operator, personWith } from '@quad/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

interface Listed {
  readonly id: string;
  readonly role: string;
  readonly source: string;
  readonly from: string;
  readonly until: string | null;
  readonly person: { readonly id: string; readonly displayName: string } | null;
  readonly organization: { readonly id: string; readonly name: string } | null;
  readonly grantedBy: { readonly displayName: string } | null;
}

interface Answer {
  readonly roleGrants: {
    readonly edges: readonly { readonly cursor: string; readonly node: Listed }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

let world: World;
let districtId = '';
let superintendent: Principal;

beforeAll(async () => {
  world = await createWorld();
  const job = await world.importBytes(await madeRoster(), { districtName: 'Willow Unified' });
  districtId = job.district?.id ?? '';
  superintendent = personWith('SUPERINTENDENT', {
    tenantId: districtId,
    personId: await added('Sol', 'Abara'),
  });
});
afterAll(async () => {
  await world.close();
});

async function must<Data>(document: string, variables: object, as: Principal): Promise<Data> {
  const answer = await world.ask<Data>(document, { ...variables }, as);
  if (answer.data === null || answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

async function added(givenName: string, familyName: string): Promise<string> {
  const { addPerson } = await must<{ addPerson: { person: { id: string } } }>(
    'mutation ($input: AddPersonInput!) { addPerson(input: $input) { ... on PersonAdded { person { id } } } }',
    {
      input: {
        clientMutationId: familyName,
        tenantId: districtId,
        givenName,
        familyName,
        organizationIds: [],
      },
    },
    operator,
  );
  return addPerson.person.id;
}

async function granted(personId: string, role: string, more: object = {}): Promise<string> {
  const { grantRole } = await must<{ grantRole: { roleGrant: { id: string } } }>(
    'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { ... on RoleGranted { roleGrant { id } } } }',
    {
      input: { clientMutationId: `${personId} ${role}`, personId, role, organizationId: districtId, ...more },
    },
    superintendent,
  );
  return grantRole.roleGrant.id;
}

async function listed(variables: object = {}, as: Principal = superintendent): Promise<Answer['roleGrants']> {
  const document = `query ($first: Int!, $after: String, $role: RoleName, $text: String) {
    roleGrants(first: $first, after: $after, role: $role, text: $text) {
      edges { cursor node { id role source from until person { id displayName } organization { id name } grantedBy { displayName } } }
      pageInfo { hasNextPage endCursor } } }`;
  return (await must<Answer>(document, { first: 100, ...variables }, as)).roleGrants;
}

const words = ({ edges }: Answer['roleGrants']) =>
  edges.map(({ node }) => `${node.person?.displayName} ${node.role} ${node.organization?.name}`);

/** Pat leads one school and teaches at the other. */
const ofRoster = [
  'Pat Principal TEACHER South Elementary School',
  'Terry Teacher north TEACHER North High School',
  'Terry Teacher south TEACHER South Elementary School',
];

it('lists by name who holds which role where, from when, until when and by whom', async () => {
  const officer = await added('Odile', 'Zorn');
  await granted(officer, 'BUDGET_OFFICER', { until: '2027-07-01T00:00:00Z' });
  const all = await listed();
  expect(words(all).filter((line) => line.includes(' TEACHER '))).toEqual(ofRoster);
  expect(words(all).at(-1)).toBe('Odile Zorn BUDGET_OFFICER Willow Unified');
  expect(all.edges.at(-1)?.node).toMatchObject({
    source: 'HAND',
    from: '2026-11-02T15:00:00Z',
    until: '2027-07-01T00:00:00Z',
    grantedBy: { displayName: 'Sol Abara' },
  });
  expect(all.edges.find(({ node }) => node.role === 'TEACHER')?.node).toMatchObject({
    source: 'ROSTER',
    until: null,
    grantedBy: null,
  });
});

it('finds grants by role and by the words of a name', async () => {
  expect(words(await listed({ role: 'TEACHER' }))).toEqual(ofRoster);
  expect(words(await listed({ text: 'south terry' }))).toEqual([ofRoster[2]]);
  expect(words(await listed({ role: 'COACH' }))).toEqual([]);
  expect(words(await listed({ role: 'TEACHER', text: 'zorn' }))).toEqual([]);
});

it('goes on behind each cursor, also between two roles of one person', async () => {
  const both = await added('Bo', 'Mbeki');
  await granted(both, 'ASSESSOR');
  await granted(both, 'WORKING_TEAM');
  const whole = (await listed()).edges.map(({ node }) => node.id);
  const walked: string[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Answer['roleGrants'] = await listed({ first: 1, after });
    walked.push(...page.edges.map(({ node }) => node.id));
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) break;
  }
  expect(walked).toEqual(whole);
  expect(words(await listed({ text: 'mbeki' })).length).toBe(2);
});

it('holds what begins later, and nothing that has ended', async () => {
  const person = await added('Ines', 'Quist');
  const later = await granted(person, 'ASSESSOR', { from: '2026-12-01T00:00:00Z' });
  const ended = await granted(person, 'WORKING_TEAM');
  await must(
    'mutation ($input: EndRoleGrantInput!) { endRoleGrant(input: $input) { __typename } }',
    { input: { roleGrantId: ended } },
    superintendent,
  );
  const short = await granted(person, 'PANELIST', { until: '2026-11-03T00:00:00Z' });
  const idsAt = async (instant: string) => {
    world.clock.set(instant);
    return (await listed({ text: 'quist' })).edges.map(({ node }) => node.id);
  };
  expect((await idsAt('2026-11-02T15:00:00Z')).toSorted()).toEqual([later, short].toSorted());
  expect(await idsAt('2026-11-03T00:00:00Z')).toEqual([later]);
  world.clock.set('2026-11-02T15:00:00Z');
});

it('is for those who may grant roles in the tenant, and for the operator', async () => {
  const count = async (as: Principal) => (await listed({}, as)).edges.length;
  expect(await count(operator)).toBe(await count(superintendent));
  expect(await count(personWith('PLATFORM_TEAM', { tenantId: districtId }))).toBe(
    await count(superintendent),
  );
  for (const role of ['DATA_LEAD', 'PRINCIPAL', 'TEACHER', 'BUDGET_OFFICER'] as const) {
    expect(await count(personWith(role, { tenantId: districtId })), role).toBe(0);
  }
  expect(await count(personWith('SUPERINTENDENT', { tenantId: 'org_another_district' }))).toBe(0);
});

it('refuses a page of no size and a cursor that is not one of its own', async () => {
  for (const variables of [{ first: 0 }, { first: 501 }, { first: 5, after: '?' }]) {
    const answer = await world.ask(
      'query ($first: Int!, $after: String) { roleGrants(first: $first, after: $after) { edges { cursor } } }',
      variables,
      superintendent,
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  }
});
