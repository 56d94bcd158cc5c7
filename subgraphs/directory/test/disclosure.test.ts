import { keptModels } from '@quad/subgraph-kit';
import { operator, personWith } from '@quad/test-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { identityModels } from '../src/data/identity-models.ts';
import { rosterModels } from '../src/data/roster-models.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let districtId = '';
beforeAll(async () => {
  world = await createWorld();
  const job = await world.importBytes(await madeRoster(), { districtName: 'Meadow Unified', isDemo: true });
  districtId = job.district?.id ?? '';
});
afterEach(async () => {
  broken?.mockRestore();
  await keptModels(world.deps.connection).DisclosureRow.deleteMany({});
});
afterAll(() => world.close());

const dataLead = () => personWith('DATA_LEAD', { tenantId: districtId });
const logged = () => keptModels(world.deps.connection).DisclosureRow.find().sort({ _id: 1 }).lean();
let broken: { mockRestore(): void } | undefined;
function breakLog(): void {
  const { collection } = keptModels(world.deps.connection).DisclosureRow;
  broken = vi.spyOn(collection, 'insertMany').mockRejectedValue(new Error('disk full'));
}

describe('a list of students', () => {
  it('is logged with all of them, and so is a search, and neither is answered without', async () => {
    await world.ask('{ students(first: 500) { edges { node { displayName } } } }', {}, dataLead());
    await world.ask('{ searchDirectory(text: "given001", first: 10) { title } }', {}, dataLead());
    const rows = await logged();
    expect(rows.map(({ studentIds, fields, purpose }) => [studentIds.length, fields, purpose])).toEqual([
      [80, ['Student.displayName'], 'ROSTERING'],
      [2, ['Query.searchDirectory'], 'ROSTERING'],
    ]);
    breakLog();
    const answer = await world.ask('{ students(first: 1) { edges { node { id } } } }', {}, dataLead());
    expect([answer.data, answer.errors?.[0]?.extensions?.code]).toEqual([
      undefined,
      'DISCLOSURE_LOG_UNAVAILABLE',
    ]);
  });

  it('of staff is no disclosure', async () => {
    await world.ask(
      'query ($id: ID!) { organization(id: $id) { staff(first: 10) { edges { node { displayName email } } } } }',
      { id: districtId },
      dataLead(),
    );
    expect(await logged()).toEqual([]);
  });
});

describe('a package that is fetched', () => {
  it('is logged as it was written: whose rows and which files', async () => {
    await world.exported(districtId, 'ONEROSTER_12_CSV', dataLead());
    const students = await rosterModels(world.deps.connection).students.find({ tenantId: districtId }).lean();
    const [row, ...others] = await logged();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      tenantId: districtId,
      who: 'person:per_data_lead',
      purpose: 'CUSTODY',
      evidence: 'DELIVERED',
      isRequired: false,
      classes: ['DEMOGRAPHIC', 'DIRECTORY', 'EDUCATION'],
      fields: ['demographics', 'enrollments', 'roles', 'users'].map((file) => `GET /files/{id} ${file}.csv`),
    });
    expect(row?.studentIds.toSorted()).toEqual(students.map(({ _id }) => _id).toSorted());
  });

  it('by the operator is one of the entries that the rule requires', async () => {
    await world.exported(districtId, 'ONEROSTER_12_CSV');
    expect(await logged()).toMatchObject([{ who: 'operator', roles: [], isRequired: true }]);
  });

  it('does not leave when the log cannot be written', async () => {
    await world.exported(districtId, 'ONEROSTER_12_CSV', operator);
    const file = await identityModels(world.deps.connection)
      .files.findOne({ kind: 'EXPORT', ownerLabel: 'operator' })
      .lean();
    breakLog();
    const answer = await world.request({ method: 'GET', url: `/files/${file?._id}` }, operator);
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([
      503,
      'DISCLOSURE_LOG_UNAVAILABLE',
    ]);
  });
});
