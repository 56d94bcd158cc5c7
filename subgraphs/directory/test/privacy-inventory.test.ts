import { type Principal, publicPrincipal, type Role, roleFacts, roleIds } from '@quad/kernel';
import { operator, personWith, readInventory, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rosterModels } from '../src/data/roster-models.ts';
import { packageCoordinate, packageRecords } from '../src/domain/package-records.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

const inventory = readInventory();
const purposes = inventory.filter(({ channel }) => channel === 'GRAPH');
const fields = [
  ...new Set(
    purposes.flatMap((purpose) =>
      purpose.fields.flatMap(({ coordinate, subgraph }) => (subgraph === 'directory' ? [coordinate] : [])),
    ),
  ),
];

let world: World;
const ids = { district: '', school: '', student: '', teacher: '', pupil: '', guardian: '' };

beforeAll(async () => {
  world = await createWorld();
  const job = await world.importBytes(await madeRoster(), { districtName: 'Meadow Unified', isDemo: true });
  ids.district = job.district?.id ?? '';
  const signIns = await world.ask<{
    createDemoSignIns: { signIns: { role: Role; personId: string }[] };
  }>(
    'mutation ($input: CreateDemoSignInsInput!) { createDemoSignIns(input: $input) { ... on DemoSignInsCreated { signIns { role personId } } } }',
    { input: { districtId: ids.district } },
    operator,
  );
  const personOf = (role: Role) =>
    signIns.data?.createDemoSignIns.signIns.find((signIn) => signIn.role === role)?.personId ?? '';
  Object.assign(ids, { pupil: personOf('STUDENT'), guardian: personOf('GUARDIAN') });
  const roster = rosterModels(world.deps.connection);
  const pupil = await roster.people.findById(ids.pupil).lean();
  ids.student = pupil?.studentIds[0] ?? '';
  const student = await roster.students.findById(ids.student).lean();
  ids.school = student?.schoolIds[0] ?? '';
  const enrollment = await roster.enrollments.findOne({ studentId: ids.student }).lean();
  const rosterClass = await roster.classes.findById(enrollment?.classId ?? '').lean();
  ids.teacher = rosterClass?.teacherIds[0] ?? '';
  // Nothing is empty, so that whoever is told nothing was refused.
  await roster.people.updateMany(
    { _id: { $in: [ids.pupil, ids.guardian] } },
    {
      $set: {
        title: 'Reader',
        email: 'a@b.example',
        studentIds: [ids.student],
        organizationIds: [ids.school],
      },
    },
  );
  await roster.enrollments.updateMany(
    { studentId: ids.student },
    { $set: { beginsOn: '2026-08-15', endsOn: '2026-12-20' } },
  );
  const races = [
    'americanIndianOrAlaskaNative',
    'asian',
    'blackOrAfricanAmerican',
    'nativeHawaiianOrOtherPacificIslander',
    'white',
    'demographicRaceTwoOrMoreRaces',
    'hispanicOrLatinoEthnicity',
  ];
  await roster.demographics.updateOne(
    { _id: ids.student },
    { $set: Object.fromEntries(races.map((race) => [race, false])) },
  );
});
afterAll(() => world.close());

/** A principal of each role, where it reaches the student if it reaches any. */
function principalOf(role: Role, tenantId: string): Principal {
  const organizationId = roleFacts(role).grantedOn === 'SCHOOL' ? ids.school : tenantId;
  const personId = { TEACHER: ids.teacher, STUDENT: ids.pupil, GUARDIAN: ids.guardian }[role as string];
  return personWith(role, { tenantId, organizationId, ...(personId === undefined ? {} : { personId }) });
}

const selections: Readonly<Record<string, string>> = {
  school: '{ name }',
  enrollments: '(first: 1) { edges { node { id } } }',
  demographics: '{ birthDate }',
  student: '{ id }',
  class: '{ id }',
  organizations: '{ name }',
};

/** A question for a field of the student, and of the person behind the reader's own sign-in or the student's. */
function question(coordinate: string, personId: string): string {
  const [type = '', field = ''] = coordinate.split('.');
  const selected = `${field} ${selections[field] ?? ''}`;
  const entity = (id: string) =>
    `_entities(representations: [{ __typename: "${type}", id: "${id}" }]) { ... on ${type} { ${selected} } }`;
  switch (type) {
    case 'Student':
      return entity(ids.student);
    case 'Person':
      return entity(personId);
    case 'Demographics':
      return `student(id: "${ids.student}") { demographics { ${selected} } }`;
    case 'Enrollment':
      return `student(id: "${ids.student}") { enrollments(first: 1) { edges { node { ${selected} } } } }`;
    case 'Query':
      return 'searchDirectory(text: "given", first: 50) { kind title }';
    default:
      throw new Error(`Say how ${coordinate} is asked for.`);
  }
}

/** Everything that says something of a student: no nulls and empty lists, and no hits that are nobody. */
function told(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(told);
  if (typeof value !== 'object') return [value];
  if ('kind' in value && value.kind !== 'STUDENT') return [];
  return Object.values(value).flatMap(told);
}

async function isTold(coordinate: string, as: Principal): Promise<boolean> {
  const isOwn = as.kind === 'PERSON' && as.personId === ids.guardian;
  const document = `{ ${question(coordinate, isOwn ? ids.guardian : ids.pupil)} }`;
  const answer = await world.ask(document, {}, as);
  // Refused by permission or by the schema's own rules, and never because a purpose or the log was missing.
  const codes = (answer.errors ?? []).map(({ extensions }) => extensions?.code);
  expect([coordinate, codes.filter((code) => code !== 'UNAUTHORIZED_FIELD_OR_TYPE')]).toEqual([
    coordinate,
    [],
  ]);
  return told(answer.data).length > 0;
}

const allowed = (role: Role, coordinate: string) =>
  purposes.some(
    (purpose) =>
      purpose.roles.includes(role) && purpose.fields.some((field) => field.coordinate === coordinate),
  );

/** A teacher reads students by their classes, and not the sign-ins of students and guardians. */
const beyondReach = (role: Role, coordinate: string) => role === 'TEACHER' && /^Person\./.test(coordinate);

describe('the inventory', () => {
  it('has every file of a package that says something of students', () => {
    const packages = inventory.flatMap(({ channel, fields: listed }) =>
      channel === 'PACKAGE' ? listed : [],
    );
    expect(Object.fromEntries(packages.map((field) => [field.coordinate, field.class]))).toEqual(
      Object.fromEntries(
        Object.entries(packageRecords).map(([file, recordClass]) => [packageCoordinate(file), recordClass]),
      ),
    );
  });

  describe.each(roleIds)('of %s', (role) => {
    it('gives each field to the own organization as it says', async () => {
      for (const coordinate of fields) {
        const expected = allowed(role, coordinate) && !beyondReach(role, coordinate);
        expect([coordinate, await isTold(coordinate, principalOf(role, ids.district))]).toEqual([
          coordinate,
          expected,
        ]);
      }
    });

    it('gives nothing to another organization', async () => {
      for (const coordinate of fields) {
        expect([coordinate, await isTold(coordinate, principalOf(role, 'org_other'))]).toEqual([
          coordinate,
          false,
        ]);
      }
    });
  });

  it.each<[string, () => Principal]>([
    ['a vendor of another district', () => vendorFor('org_other')],
    ['a vendor without the scope', () => vendorFor(ids.district, ['sections.read'])],
    ['another side', () => service('scheduling')],
    ['the operator', () => operator],
    ['the public', () => publicPrincipal],
  ])('gives nothing to %s', async (_who, principal) => {
    for (const coordinate of fields) {
      expect([coordinate, await isTold(coordinate, principal())]).toEqual([coordinate, false]);
    }
  });

  it('gives a vendor with the scope what its purposes list, and nothing else', async () => {
    const vendors = new Set(
      purposes.flatMap((purpose) =>
        purpose.vendorScope === 'roster.read' ? purpose.fields.map((field) => field.coordinate) : [],
      ),
    );
    const seen: string[] = [];
    for (const coordinate of fields) {
      if (await isTold(coordinate, vendorFor(ids.district))) seen.push(coordinate);
    }
    expect(seen.filter((coordinate) => !vendors.has(coordinate))).toEqual([]);
    expect(seen).toContain('Student.givenName');
    expect(seen.filter((coordinate) => /^Demographics\.|demographics/.test(coordinate))).toEqual([]);
  });
});
