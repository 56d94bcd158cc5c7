import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Principal, Role } from '@quad/kernel';
import { markedCoordinates, readTypeDefs } from '@quad/subgraph-kit';
import { operator, personWith, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDisclosureProjection } from '../src/data/projections/disclosure-projection.ts';
import { rosterModels } from '../src/data/roster-models.ts';
import { sidesWithStudentRecords } from '../src/domain/disclosure.ts';
import { followDisclosures } from '../src/jobs/follow-disclosures.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let districtId = '';
let pupil = '';
let ownStudentId = '';
const directory = service('directory');

const dataLead = () => personWith('DATA_LEAD', { tenantId: districtId });
const registrarVendor = () => vendorFor(districtId);
const readStudents = '{ students(first: 500) { edges { node { displayName } } } }';

interface Entry {
  readonly at: string;
  readonly purpose: string;
  readonly studentCount: number;
  readonly studentIds: readonly string[];
  readonly isRequired: boolean;
  readonly side: string;
  readonly fields: readonly string[];
  readonly reader: { readonly kind: string; readonly id: string | null; readonly roles: readonly string[] };
}
interface Answer {
  readonly organization: { readonly disclosures: Page | null } | null;
}
interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Entry }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const document = `query ($id: ID!, $first: Int!, $after: String, $filter: DisclosureFilter) {
  organization(id: $id) { disclosures(first: $first, after: $after, filter: $filter) {
    edges { cursor node { at purpose studentCount studentIds isRequired side fields reader { kind id roles } } }
    pageInfo { hasNextPage endCursor }
  } }
}`;

async function log(as: Principal, filter: object = {}, paging: object = {}): Promise<Page | null> {
  const variables = { id: districtId, first: 100, filter, ...paging };
  const answer = await world.ask<Answer>(document, variables, as);
  expect(answer.errors).toBeUndefined();
  return answer.data?.organization?.disclosures ?? null;
}
const entries = async (filter: object = {}, as = dataLead()) =>
  (await log(as, filter))?.edges.map(({ node }) => node) ?? [];

/** What the gateway does with a follower's question, some seconds later. */
async function merge(): Promise<void> {
  world.gateway.answer(async ({ document: asked, variables }) => {
    const answer = await world.ask(asked, variables, directory);
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 });
  const projection = createDisclosureProjection(world.deps.connection);
  const log_ = followDisclosures(world.deps, 'directory', projection, 5);
  await vi.waitFor(async () => expect((await entries()).length).toBe(4), { timeout: 10_000, interval: 50 });
  await log_.stop();
  vi.useRealTimers();
}

beforeAll(async () => {
  world = await createWorld();
  const job = await world.importBytes(await madeRoster(), { districtName: 'Meadow Unified', isDemo: true });
  districtId = job.district?.id ?? '';
  const signIns = await world.ask<{ createDemoSignIns: { signIns: { role: Role; personId: string }[] } }>(
    'mutation ($input: CreateDemoSignInsInput!) { createDemoSignIns(input: $input) { ... on DemoSignInsCreated { signIns { role personId } } } }',
    { input: { districtId } },
    operator,
  );
  pupil = signIns.data?.createDemoSignIns.signIns.find(({ role }) => role === 'STUDENT')?.personId ?? '';
  const row = await rosterModels(world.deps.connection).people.findById(pupil).lean();
  ownStudentId = row?.studentIds[0] ?? '';
  await world.stopJobs();
  world.clock.set('2026-11-02T15:00:00Z');
  await world.ask(readStudents, {}, dataLead());
  world.clock.set('2026-11-03T15:00:00Z');
  await world.ask(readStudents, {}, registrarVendor());
  world.clock.set('2026-11-04T15:00:00Z');
  await world.ask(
    'query ($id: ID!) { student(id: $id) { demographics { sex } displayName } }',
    { id: ownStudentId },
    dataLead(),
  );
  await merge();
});
afterAll(() => world.close());

describe('the merged disclosure log', () => {
  it('is read by the district’s data leader, newest first, without a value of any field', async () => {
    const found = await entries();
    expect(found.map(({ at, purpose, studentCount, side }) => [at, purpose, studentCount, side])).toEqual([
      ['2026-11-04T15:00:00Z', expect.any(String), 1, 'directory'],
      ['2026-11-04T15:00:00Z', expect.any(String), 1, 'directory'],
      ['2026-11-03T15:00:00Z', 'ROSTERING', 80, 'directory'],
      ['2026-11-02T15:00:00Z', 'ROSTERING', 80, 'directory'],
    ]);
    expect(found[2]).toMatchObject({
      isRequired: true,
      fields: ['Student.displayName'],
      reader: { kind: 'VENDOR', id: 'ven_test', roles: [] },
    });
    expect(JSON.stringify(found)).not.toMatch(/Learner|Given\d|female/);
  });

  it.each<[string, () => object, number]>([
    ['a student', () => ({ studentId: ownStudentId }), 4],
    ['another student', () => ({ studentId: 'stu_none' }), 0],
    ['a reader', () => ({ readerId: 'ven_test' }), 1],
    ['a purpose', () => ({ purpose: 'AUDIT' }), 1],
    ['what the rule requires', () => ({ isRequired: true }), 1],
    ['what is beyond it', () => ({ isRequired: false }), 3],
    ['a beginning', () => ({ from: '2026-11-03T15:00:00Z' }), 3],
    ['an end', () => ({ until: '2026-11-03T15:00:00Z' }), 1],
    [
      'several at once',
      () => ({ purpose: 'ROSTERING', isRequired: false, until: '2026-11-03T00:00:00Z' }),
      1,
    ],
  ])('is filtered by %s', async (_what, filter, count) => {
    expect(await entries(filter())).toHaveLength(count);
  });

  it('goes page by page, each entry once', async () => {
    const first = await log(dataLead(), {}, { first: 3 });
    const second = await log(dataLead(), {}, { first: 3, after: first?.pageInfo.endCursor });
    expect([first?.edges.length, first?.pageInfo.hasNextPage]).toEqual([3, true]);
    expect([second?.edges.length, second?.pageInfo.hasNextPage]).toEqual([1, false]);
    const cursors = [...(first?.edges ?? []), ...(second?.edges ?? [])].map(({ cursor }) => cursor);
    expect(new Set(cursors).size).toBe(4);
  });

  it('shows a student and a guardian their own record’s entries, and no other student in them', async () => {
    const reader = personWith('STUDENT', {
      tenantId: districtId,
      organizationId: districtId,
      personId: pupil,
    });
    const own = await entries({}, reader);
    expect(own.map(({ studentIds, studentCount }) => [studentIds, studentCount])).toEqual(
      Array.from({ length: 4 }, () => [[ownStudentId], 1]),
    );
    const stranger = personWith('GUARDIAN', { tenantId: districtId, personId: 'per_nobody' });
    expect(await entries({}, stranger)).toEqual([]);
  });

  it('is told by the student too', async () => {
    const ask = async (as: Principal) =>
      (
        await world.ask<{ student: { disclosures: Page | null } | null }>(
          'query ($id: ID!) { student(id: $id) { disclosures(first: 10) { edges { node { purpose } } } } }',
          { id: ownStudentId },
          as,
        )
      ).data?.student?.disclosures;
    expect((await ask(dataLead()))?.edges).toHaveLength(4);
    expect(await ask(registrarVendor())).toBeNull();
  });

  it.each<[string, () => Principal]>([
    ['a superintendent', () => personWith('SUPERINTENDENT', { tenantId: districtId })],
    ['a principal', () => personWith('PRINCIPAL', { tenantId: districtId })],
    ['the platform team', () => personWith('PLATFORM_TEAM', { tenantId: districtId })],
    ['a data leader of another district', () => personWith('DATA_LEAD', { tenantId: 'org_other' })],
    ['a vendor', registrarVendor],
    ['the operator', () => operator],
    ['a service', () => directory],
    ['the public', () => ({ kind: 'PUBLIC' })],
  ])('is not told to %s', async (_who, principal) => {
    expect(await log(principal())).toBeNull();
  });

  it('is behind by a lag that readiness tells', async () => {
    const ready = (await world.request({ method: 'GET', url: '/readyz' })).json();
    expect(ready.projections).toMatchObject([{ name: 'disclosures-of-directory' }]);
  });
});

it('every side with marked fields is followed', () => {
  const subgraphs = new URL('../../', import.meta.url);
  const marking = readdirSync(fileURLToPath(subgraphs)).filter(
    (side) => markedCoordinates(readTypeDefs(new URL(`${side}/schema`, subgraphs))).length > 0,
  );
  expect(marking).toEqual([...sidesWithStudentRecords]);
});
