import { type Principal, roleFacts, roleIds } from '@quad/kernel';
import { entitiesOf, operator, personWith, rootFieldsOf, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityModels } from '../src/data/identity-models.ts';
import { rosterModels } from '../src/data/roster-models.ts';
import { sharesOn } from '../src/data/share-models.ts';
import { madeRoster } from './made-roster.ts';
import { entityFields, foreign, mutations, queries, tail } from './tried-operations.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let districtId = '';
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await createWorld();
  const job = await world.importBytes(await madeRoster(), { districtName: 'Meadow Unified', isDemo: true });
  districtId = job.district?.id ?? '';
  await world.exported(districtId, 'ONEROSTER_12_CSV');
  await world.ask(
    'mutation ($input: CreateDemoSignInsInput!) { createDemoSignIns(input: $input) { __typename } }',
    { input: { districtId } },
    operator,
  );
  await world.ask(
    'mutation ($input: RegisterVendorInput!) { registerVendor(input: $input) { __typename } }',
    {
      input: {
        name: 'Rostery',
        districtId,
        contactEmail: 'it@rostery.example',
        scopes: ['roster.read'],
        publicJwks: '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"abc"}]}',
      },
    },
    operator,
  );
  const roster = rosterModels(world.deps.connection);
  const identity = identityModels(world.deps.connection);
  const idOf = async (found: PromiseLike<{ _id: string } | null>) => (await found)?._id ?? 'none';
  ids.Organization = districtId;
  ids.School = await idOf(roster.organizations.findOne({ type: 'SCHOOL' }).lean());
  ids.Person = await idOf(roster.people.findOne({ sourcedId: 'tea-north' }).lean());
  ids.Student = await idOf(roster.students.findOne({ sourcedId: 'stu-north-1' }).lean());
  ids.Class = await idOf(roster.classes.findOne({ sourcedId: 'cls-north' }).lean());
  ids.RosterCourse = await idOf(roster.courses.findOne({}).lean());
  ids.AcademicSession = await idOf(roster.academicSessions.findOne({}).lean());
  ids.Account = await idOf(identity.accounts.findOne({ tenantId: districtId }).lean());
  ids.Vendor = await idOf(identity.vendors.findOne({}).lean());
  ids.RosterImport = job.id;
  ids.RosterExport = await idOf(identity.rosterExports.findOne({}).lean());
  ids.File = await idOf(identity.files.findOne({ kind: 'UPLOAD' }).lean());
  world.gateway.answer(({ document }) => {
    if (document.includes('cohortPlaces')) return { cohortPlaces: [] };
    const organizationIds = [districtId];
    return { told: [{ id: `bud_${tail}`, ownerId: districtId, organizationIds, personIds: [] }] };
  });
  ids.Share = `shr_${tail}`;
  await sharesOn(world.deps.connection).create([
    {
      _id: ids.Share,
      tenantId: districtId,
      objectType: 'BUDGET_REQUEST',
      objectId: `bud_${tail}`,
      organizationIds: [districtId],
      audienceKind: 'ORGANIZATION',
      audienceId: 'org_a_third_district',
      purpose: 'BUDGET_REVIEW',
      givenById: ids.Person,
      fromMs: 0,
      untilMs: 4_000_000_000_000,
      revokedAtMs: null,
      revokedById: null,
      revokedReason: null,
    },
  ]);
  ids.RoleGrant = await idOf(identity.roleGrants.findOne({ tenantId: districtId }).lean());
});
afterAll(async () => {
  await world.close();
});

/** Whoever may share with others chooses among the names of all districts and partners. */
const namesForSharers = ['shareAudiences'];

function filled(text: string): string {
  return text.replaceAll(/\{([A-Z][A-Za-z]+)\}/g, (_whole, noun: string) => ids[noun] ?? noun);
}

/** Everything that says something: no empty lists, nulls, or names of types. */
function told(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(told);
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, part]) => (key === '__typename' ? [] : told(part)));
  return [value];
}

const strangers: readonly (readonly [string, () => Principal])[] = [
  ...roleIds.map(
    (role) => [`${role} of another district`, () => personWith(role, { tenantId: foreign })] as const,
  ),
  ['a vendor of another district', () => vendorFor(foreign)],
  ['a vendor without roster.read', () => vendorFor(districtId, ['sections.read'])],
  ['the public', () => ({ kind: 'PUBLIC' })],
];

describe('a member of another district', () => {
  it('is tried on every root field and every entity', () => {
    const schema = new URL('../schema', import.meta.url);
    const tried = [...Object.keys(queries), ...Object.keys(mutations), ...namesForSharers];
    expect(rootFieldsOf(schema)).toEqual(tried.toSorted());
    expect(entitiesOf(schema)).toEqual(Object.keys(entityFields).toSorted());
    expect(Object.values(ids)).not.toContain('none');
  });

  it.each(strangers)('%s is told nothing by any query', async (_who, principal) => {
    for (const query of Object.values(queries)) {
      const answer = await world.ask<Record<string, unknown>>(`{ ${filled(query)} }`, {}, principal());
      expect([query, told(answer.data)]).toEqual([query, []]);
      const code = answer.errors?.[0]?.extensions?.code;
      expect([undefined, 'FORBIDDEN', 'UNAUTHORIZED_FIELD_OR_TYPE']).toContain(code);
    }
  });

  it.each(strangers)(
    '%s is told the names of districts only when they may share',
    async (_who, principal) => {
      const answer = await world.ask<{
        shareAudiences: { edges: { node: Record<string, unknown> }[] } | null;
      }>(
        '{ shareAudiences(first: 500) { edges { node { id name type staffCount studentCount staff(first: 1) { edges { cursor } } schools(first: 1) { edges { cursor } } classes(first: 1) { edges { cursor } } sharesGiven(first: 1) { edges { cursor } } sharesReceived(first: 1) { edges { cursor } } disclosures(first: 1) { edges { cursor } } } } } }',
        {},
        principal(),
      );
      const as = principal();
      const mayShare =
        as.kind === 'PERSON' && as.grants.some(({ role }) => roleFacts(role).may.SHARE_OBJECT !== undefined);
      if (!mayShare) {
        expect(answer.data).toEqual({ shareAudiences: null });
        return;
      }
      const told_ = answer.data?.shareAudiences?.edges.find(({ node }) => node.id === districtId);
      const empty = { edges: [] };
      expect(told_?.node).toEqual({
        id: districtId,
        name: 'Meadow Unified',
        type: 'DISTRICT',
        staffCount: null,
        studentCount: null,
        staff: empty,
        schools: empty,
        classes: empty,
        sharesGiven: null,
        sharesReceived: null,
        disclosures: null,
      });
    },
  );

  it.each(strangers)('%s is given no entity', async (_who, principal) => {
    const representations = Object.keys(entityFields).map((type) => ({ __typename: type, id: ids[type] }));
    const fragments = Object.entries(entityFields).map(
      ([type, field]) => `... on ${type} { ${type}_${field}: ${field} }`,
    );
    const answer = await world.ask<{ _entities: unknown[] }>(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fragments.join(' ')} } }`,
      { representations },
      principal(),
    );
    expect(answer.data?._entities).toEqual(representations.map(() => null));
  });

  it.each(strangers)('%s changes nothing by any mutation', async (_who, principal) => {
    const changes = async () => ({
      audits: await world.deps.connection.collection('audit').countDocuments({ tenantId: districtId }),
      jobs: await identityModels(world.deps.connection).rosterImports.countDocuments({}),
    });
    const before = await changes();
    for (const [mutation, input] of Object.entries(mutations)) {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const variables = { input: JSON.parse(filled(JSON.stringify(input))) as object };
      const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`;
      const answer = await world.ask<Record<string, { __typename: string }>>(
        document,
        variables,
        principal(),
      );
      if (principal().kind === 'PUBLIC') {
        expect(answer).toMatchObject({
          data: null,
          errors: [
            { extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', coordinate: `Mutation.${mutation}` } },
          ],
        });
        continue;
      }
      const isOwnUpload =
        mutation === 'fileUploadStart' && answer.data?.[mutation]?.__typename === 'FileUpload';
      if (!isOwnUpload)
        expect([mutation, answer.data?.[mutation]?.__typename]).toEqual([
          mutation,
          expect.stringMatching(/^(NotPermitted|NotFound)$/),
        ]);
    }
    expect(await changes()).toEqual(before);
  });

  it('would be told something as a member of this one, so that the silence above means something', async () => {
    const member: Principal = {
      kind: 'PERSON',
      personId: ids.Person ?? '',
      accountId: 'acc_member',
      organizationId: districtId,
      grants: (['DATA_LEAD', 'SUPERINTENDENT'] as const).map((role) => ({
        role,
        organizationId: districtId,
      })),
    };
    const silent: string[] = [];
    for (const [field, query] of Object.entries(queries)) {
      const answer = await world.ask(`{ ${filled(query)} }`, {}, member);
      if (told(answer.data).length === 0) silent.push(field);
    }
    const askedByOthers = [
      'classChanges',
      'directoryDisclosureChanges',
      'directoryDisclosureCheck',
      'principalFor',
      'vendorContacts',
      'vendorPrincipalFor',
      'signInChoices',
      'invitationFor',
      'demoAccount',
      'sharesInForce',
    ];
    // The export and the upload were the operator's: a job of the district is seen, a file is its sender's.
    expect(silent.toSorted()).toEqual([...askedByOthers, 'fileUpload'].toSorted());
  });

  it('is told the name of a partner, since programs name it, and nothing more', async () => {
    const foundation = await rosterModels(world.deps.connection)
      .organizations.findOne({ type: 'FOUNDATION' })
      .lean();
    const answer = await world.ask(
      'query ($id: ID!) { organization(id: $id) { name staffCount staff(first: 5) { edges { node { id } } } } }',
      { id: foundation?._id },
      personWith('TEACHER', { tenantId: districtId }),
    );
    expect(answer.data).toEqual({
      organization: { name: foundation?.name, staffCount: null, staff: { edges: [] } },
    });
  });
});

describe('services and the operator', () => {
  it('see who and where, but no row of a student', async () => {
    for (const principal of [service('scheduling'), operator]) {
      const answer = await world.ask<Record<string, unknown>>(
        filled(
          '{ person(id: "{Person}") { displayName } class(id: "{Class}") { title enrollments(first: 5) { edges { node { id } } } } student(id: "{Student}") { id } students(first: 5) { edges { node { id } } } }',
        ),
        {},
        principal,
      );
      expect(answer.data).toEqual({
        person: { displayName: 'Terry Teacher north' },
        class: { title: 'Biology 1', enrollments: { edges: [] } },
        student: null,
        students: { edges: [] },
      });
    }
  });

  it('a vendor is told the name and title of staff, and no e-mail', async () => {
    const answer = await world.ask(
      filled('{ person(id: "{Person}") { displayName title email givenName familyName roles { role } } }'),
      {},
      vendorFor(districtId),
    );
    expect(answer.data).toEqual({
      person: {
        displayName: 'Terry Teacher north',
        title: 'Teacher',
        email: null,
        givenName: null,
        familyName: null,
        roles: [],
      },
    });
  });

  it('demographics are for whoever may read them, and never for vendors', async () => {
    const document = filled('{ student(id: "{Student}") { demographics { birthDate } } }');
    const read = async (principal: Principal) =>
      (await world.ask<{ student: { demographics: unknown } }>(document, {}, principal)).data?.student
        .demographics;
    expect(await read(personWith('DATA_LEAD', { tenantId: districtId }))).toEqual({
      birthDate: '2011-02-03',
    });
    expect(
      await read(personWith('PRINCIPAL', { tenantId: districtId, organizationId: await northId() })),
    ).toBeNull();
    expect(await read(vendorFor(districtId))).toBeNull();
  });

  async function northId(): Promise<string> {
    const row = await rosterModels(world.deps.connection)
      .organizations.findOne({ sourcedId: 'org-north' })
      .lean();
    return row?._id ?? '';
  }
});
