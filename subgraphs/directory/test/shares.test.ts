import type { PersonPrincipal, Principal } from '@quad/kernel';
import { keptModels } from '@quad/subgraph-kit';
import { operator, personWith, service } from '@quad/test-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { rosterModels } from '../src/data/roster-models.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

const tail = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const budgetRequest = `bud_${tail(1)}`;
const edition = `edt_${tail(9)}`;

let world: World;
let districtId = '';
let otherId = '';
let requester = '';
let bystander = '';
let superintendent: PersonPrincipal;
let officer: PersonPrincipal;
/** What the other sides would answer. */
let named: string[] = [];
let areSidesUp = true;
let places: string[] = [];

beforeAll(async () => {
  world = await createWorld();
  districtId =
    (await world.importBytes(await madeRoster(), { districtName: 'Elm Unified' })).district?.id ?? '';
  otherId = await organization('Oak Unified');
  requester = await person(districtId, 'Rae', 'Quest');
  bystander = await person(districtId, 'Bo', 'Stander');
  const sol = await person(districtId, 'Sol', 'Abara');
  superintendent = personWith('SUPERINTENDENT', { tenantId: districtId, personId: sol });
  officer = personWith('BUDGET_OFFICER', {
    tenantId: otherId,
    personId: await person(otherId, 'Oda', 'Oak'),
  });
  world.gateway.answer(({ document, variables }) => {
    if (!areSidesUp) throw new Error('down');
    if (document.includes('cohortPlaces')) return { cohortPlaces: places };
    const known: Record<string, object> = {
      [budgetRequest]: {
        id: budgetRequest,
        ownerId: districtId,
        organizationIds: [districtId],
        personIds: named,
      },
      [edition]: {
        id: edition,
        ownerId: 'org_foundation',
        organizationIds: ['org_foundation'],
        personIds: [],
      },
    };
    return { told: (variables.ids as string[]).flatMap((id) => known[id] ?? []) };
  });
  vi.useFakeTimers({ toFake: ['performance'] });
}, 120_000);
beforeEach(() => {
  world.clock.set('2026-11-02T15:00:00Z');
  areSidesUp = true;
  places = [];
  named = [requester];
});
afterEach(() => {
  // Whoever asks next is a minute later.
  vi.advanceTimersByTime(60_000);
});
afterAll(async () => {
  vi.useRealTimers();
  await world.close();
});

async function must<Data>(document: string, variables: object, as: Principal): Promise<Data> {
  const answer = await world.ask<Data>(document, { ...variables }, as);
  if (answer.data === null || answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
async function organization(name: string): Promise<string> {
  const input = { clientMutationId: name, type: 'DISTRICT', name };
  const made = await must<{ createOrganization: { organization: { id: string } } }>(
    'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { ... on OrganizationCreated { organization { id } } } }',
    { input },
    operator,
  );
  return made.createOrganization.organization.id;
}
async function person(tenantId: string, givenName: string, familyName: string): Promise<string> {
  const input = {
    clientMutationId: familyName,
    tenantId,
    givenName,
    familyName,
    title: 'Lead',
    email: `${givenName}@elm.example`,
    organizationIds: [],
  };
  const made = await must<{ addPerson: { person: { id: string } } }>(
    'mutation ($input: AddPersonInput!) { addPerson(input: $input) { ... on PersonAdded { person { id } } } }',
    { input },
    operator,
  );
  return made.addPerson.person.id;
}

interface Made {
  readonly __typename: string;
  readonly path?: readonly string[];
  readonly share?: { readonly id: string; readonly state: string; readonly until: string };
}
let count = 0;
async function create(more: object = {}, as: Principal = superintendent): Promise<Made> {
  count += 1;
  const input = {
    clientMutationId: `share-${count}`,
    objectId: budgetRequest,
    audience: { organizationId: otherId },
    purpose: 'BUDGET_REVIEW',
    until: '2026-12-24T00:00:00Z',
    ...more,
  };
  const { shareCreate } = await must<{ shareCreate: Made }>(
    `mutation ($input: ShareCreateInput!) { shareCreate(input: $input) { __typename
      ... on ShareCreated { share { id state until } } ... on UserError { message path } } }`,
    { input },
    as,
  );
  return shareCreate;
}
async function revoke(
  shareId: string,
  as: Principal = superintendent,
  reason = 'No longer needed.',
): Promise<Made> {
  const { shareRevoke } = await must<{ shareRevoke: Made }>(
    `mutation ($input: ShareRevokeInput!) { shareRevoke(input: $input) { __typename
      ... on ShareRevoked { share { id state } } ... on UserError { message path } } }`,
    { input: { shareId, reason } },
    as,
  );
  return shareRevoke;
}
const idOf = ({ share }: Made) => share?.id ?? 'none';
async function received(as: Principal = officer, organizationId = otherId): Promise<string[] | null> {
  const { organization } = await must<{
    organization: { sharesReceived: { edges: { node: { id: string } }[] } | null } | null;
  }>(
    'query ($id: ID!) { organization(id: $id) { sharesReceived(first: 10) { edges { node { id } } } } }',
    { id: organizationId },
    as,
  );
  return organization?.sharesReceived?.edges.map(({ node }) => node.id) ?? null;
}
const PERSON =
  'query ($id: ID!) { person(id: $id) { displayName title givenName familyName email sourcedId roles { id } organizations { name } } }';
const personSeen = async (id: string, as: Principal) =>
  (await must<{ person: object | null }>(PERSON, { id }, as)).person;

describe('shareCreate', () => {
  it('shares once, however often it is told, and keeps who, what for and until when', async () => {
    const made = await create({ clientMutationId: 'twice' });
    expect(made).toMatchObject({ __typename: 'ShareCreated', share: { state: 'IN_FORCE' } });
    expect(idOf(await create({ clientMutationId: 'twice' }))).toBe(idOf(made));
    const { AuditRow } = keptModels(world.deps.connection);
    expect(await AuditRow.find({ subjectId: idOf(made) }).lean()).toMatchObject([
      { action: 'shareCreate', tenantId: districtId, who: `person:${superintendent.personId}` },
    ]);
    await revoke(idOf(made));
  });

  it.each([
    ['until', { until: '2026-11-02T15:00:00Z' }],
    ['until', { until: '2027-11-02T15:00:01Z' }],
    ['purpose', { purpose: 'PEER_LEARNING' }],
    ['audience', { audience: {} }],
    ['audience', { audience: { organizationId: 'org_1', personId: 'per_1' } }],
    ['objectId', { objectId: `per_${tail(1)}` }],
    ['objectId', { objectId: 'bud_1' }],
  ])('names the field at fault: %s of %o', async (field, input) => {
    expect(await create(input)).toMatchObject({ __typename: 'InvalidInput', path: ['input', field] });
  });

  it.each(['stu', 'enr', 'cls', 'imp', 'exp'])('never shares a student’s record: %s', async (prefix) => {
    expect(await create({ objectId: `${prefix}_${tail(1)}` })).toMatchObject({
      __typename: 'StudentRecordsNotShared',
      path: ['input', 'objectId'],
    });
  });

  it('finds no object that is another’s or nobody’s, and no audience that is none', async () => {
    const foreign = personWith('SUPERINTENDENT', { tenantId: otherId });
    expect((await create({}, foreign)).__typename).toBe('NotFound');
    expect((await create({ objectId: `bud_${tail(2)}` })).__typename).toBe('NotFound');
    expect((await create({ audience: { organizationId: 'org_none' } })).__typename).toBe('NotFound');
    expect((await create({ audience: { personId: 'per_none' } })).__typename).toBe('NotFound');
    expect((await create({ audience: { cohortId: `edt_${tail(8)}` } })).__typename).toBe('NotFound');
    const school = await rosterModels(world.deps.connection).organizations.findOne({ type: 'SCHOOL' }).lean();
    expect((await create({ audience: { organizationId: school?._id } })).path).toContain('organizationId');
    const student = await rosterModels(world.deps.connection).people.findOne({ isStaff: false }).lean();
    if (student !== null)
      expect((await create({ audience: { personId: student._id } })).__typename).toBe('NotFound');
  });

  it('is refused for roles that do not share, and says so when the owning side is down', async () => {
    expect((await create({}, personWith('TEACHER', { tenantId: districtId }))).__typename).toBe(
      'NotPermitted',
    );
    expect((await create({}, operator)).__typename).toBe('NotPermitted');
    areSidesUp = false;
    expect((await create()).__typename).toBe('SharedObjectUnavailable');
  });
});

describe('a share', () => {
  it('is seen by its audience in the roles of its purpose, until it is revoked', async () => {
    const id = idOf(await create());
    expect(await received()).toEqual([id]);
    expect(await received(personWith('PLANNING_TEAM', { tenantId: otherId }))).toEqual([]);
    expect(await received(personWith('SUPERINTENDENT', { tenantId: 'org_third' }), 'org_third')).toBeNull();
    expect(await received(officer, districtId)).toBeNull();
    expect((await revoke(id, officer)).__typename).toBe('NotFound');
    expect((await revoke(id, superintendent, ' ')).path).toEqual(['input', 'reason']);
    expect((await revoke(id)).share?.state).toBe('REVOKED');
    expect((await revoke(id)).path).toEqual(['input', 'shareId']);
    // The page itself asks the database; the objects follow when what is kept of them is over.
    expect(await received()).toEqual([]);
  });

  it('ends with its last instant, and begins with its first', async () => {
    const id = idOf(await create({ from: '2026-11-05T00:00:00Z', until: '2026-11-06T00:00:00Z' }));
    const at = async (instant: string) => {
      vi.advanceTimersByTime(60_000);
      world.clock.set(instant);
      return received();
    };
    expect(await at('2026-11-04T23:59:59Z')).toEqual([]);
    expect(await at('2026-11-05T00:00:00Z')).toEqual([id]);
    expect(await at('2026-11-06T00:00:00Z')).toEqual([]);
  });

  it('is for one person, or for those with a place in a cohort', async () => {
    const toPerson = idOf(await create({ audience: { personId: officer.personId } }));
    expect(await received()).toEqual([toPerson]);
    expect(await received(personWith('BUDGET_OFFICER', { tenantId: otherId, personId: 'per_else' }))).toEqual(
      [],
    );
    await revoke(toPerson);
    const toCohort = idOf(await create({ audience: { cohortId: edition } }));
    vi.advanceTimersByTime(60_000);
    expect(await received()).toEqual([]);
    places = [edition];
    vi.advanceTimersByTime(60_000);
    expect(await received()).toEqual([toCohort]);
    await revoke(toCohort);
  });

  it('is listed for those of the owner who may share, by object and state, page by page', async () => {
    const first = idOf(await create());
    const second = idOf(await create());
    await revoke(first);
    const given = async (args: string, as: Principal = superintendent) => {
      const { organization } = await must<{
        organization: { sharesGiven: { edges: { node: object }[]; pageInfo: { endCursor: string } } | null };
      }>(
        `query ($id: ID!) { organization(id: $id) { sharesGiven(${args}) { edges { node { id state revokedReason revokedBy { displayName } givenBy { displayName } owner { name } audience { organization { name } cohort { id } person { id } } object { __typename } } } pageInfo { endCursor } } } }`,
        { id: districtId },
        as,
      );
      return organization.sharesGiven;
    };
    const shared = {
      givenBy: { displayName: 'Sol Abara' },
      owner: { name: 'Elm Unified' },
      audience: { organization: { name: 'Oak Unified' }, cohort: null, person: null },
      object: { __typename: 'BudgetRequest' },
    };
    const newest = await given(`first: 1, objectId: "${budgetRequest}"`);
    expect(newest?.edges).toEqual([
      { node: { id: second, state: 'IN_FORCE', revokedReason: null, revokedBy: null, ...shared } },
    ]);
    const next = await given(`first: 1, after: "${newest?.pageInfo.endCursor}"`);
    expect(next?.edges).toMatchObject([
      {
        node: {
          id: first,
          state: 'REVOKED',
          revokedReason: 'No longer needed.',
          revokedBy: { displayName: 'Sol Abara' },
        },
      },
    ]);
    expect((await given('first: 10, state: IN_FORCE'))?.edges).toMatchObject([{ node: { id: second } }]);
    expect((await given(`first: 10, objectId: "bud_${tail(5)}"`))?.edges).toEqual([]);
    expect(await given('first: 10', personWith('TEACHER', { tenantId: districtId }))).toBeNull();
    await revoke(second);
  });

  it('is told to services alone, and to its audience by id', async () => {
    const id = idOf(await create());
    const document = `query ($o: ID!) { sharesInForce(personId: "per_1", organizationId: $o, cohortIds: []) { id tenantId objectType objectId purpose until } }`;
    expect(await must(document, { o: otherId }, service('budgets'))).toEqual({
      sharesInForce: [
        {
          id,
          tenantId: districtId,
          objectType: 'BUDGET_REQUEST',
          objectId: budgetRequest,
          purpose: 'BUDGET_REVIEW',
          until: '2026-12-24T00:00:00Z',
        },
      ],
    });
    const one = 'query ($id: ID!) { share(id: $id) { id owner { name } givenBy { displayName email } } }';
    expect(await must(one, { id }, officer)).toEqual({
      share: { id, owner: { name: 'Elm Unified' }, givenBy: { displayName: 'Sol Abara', email: null } },
    });
    expect(await must(one, { id }, personWith('TEACHER', { tenantId: otherId }))).toEqual({ share: null });
    await revoke(id);
    vi.advanceTimersByTime(60_000);
    expect(await must(one, { id }, officer)).toEqual({ share: null });
  });
});

describe('a person who is seen through a share', () => {
  it('shows name, title and organization and nothing else, for as long as the share lasts', async () => {
    expect(await personSeen(requester, officer)).toBeNull();
    vi.advanceTimersByTime(60_000);
    const id = idOf(await create());
    expect(await personSeen(requester, officer)).toEqual({
      displayName: 'Rae Quest',
      title: 'Lead',
      givenName: null,
      familyName: null,
      email: null,
      sourcedId: null,
      roles: [],
      organizations: [{ name: 'Elm Unified' }],
    });
    expect(await personSeen(bystander, officer)).toBeNull();
    expect(await personSeen(requester, personWith('PLANNING_TEAM', { tenantId: otherId }))).toBeNull();
    expect(await personSeen(requester, superintendent)).toMatchObject({ email: 'rae@elm.example' });
    await revoke(id);
    vi.advanceTimersByTime(60_000);
    expect(await personSeen(requester, officer)).toBeNull();
  });

  it('is never a student or a guardian, and leaves no line in the disclosure log', async () => {
    const { people } = rosterModels(world.deps.connection);
    await people.updateOne({ _id: bystander }, { $set: { isStaff: false, studentIds: [`stu_${tail(1)}`] } });
    named = [requester, bystander];
    const id = idOf(await create());
    expect(await personSeen(bystander, officer)).toBeNull();
    expect(await personSeen(requester, officer)).not.toBeNull();
    const { DisclosureRow } = keptModels(world.deps.connection);
    expect(await DisclosureRow.countDocuments({ who: `person:${officer.personId}` })).toBe(0);
    await revoke(id);
  });

  it('is not shown while the side that knows whom the object names is down', async () => {
    const id = idOf(await create());
    areSidesUp = false;
    expect(await personSeen(requester, officer)).toBeNull();
    expect(await personSeen(officer.personId, officer)).toMatchObject({ displayName: 'Oda Oak' });
    areSidesUp = true;
    await revoke(id);
  });
});
