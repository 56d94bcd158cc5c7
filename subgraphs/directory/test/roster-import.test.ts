import { service } from '@quad/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityModels } from '../src/data/identity-models.ts';
import { createImportMemory } from '../src/data/import-memory.ts';
import { createJobQueues } from '../src/data/job-queue.ts';
import { rosterModels } from '../src/data/roster-models.ts';
import { shortHash } from '../src/out/secrets.ts';
import { importRoster } from '../src/use-cases/import-roster/import-roster.ts';
import { wire } from '../src/wiring.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type ImportAnswer, testData, type World } from './world.ts';

const district = { districtName: 'Meadow Unified', isDemo: true } as const;

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  await world.close();
});

function total(
  answer: ImportAnswer,
  name: 'created' | 'updated' | 'unchanged' | 'removed' | 'faulty',
): number {
  return answer.counts.reduce((sum, count) => sum + count[name], 0);
}

interface FeedEdge {
  readonly changeVersion: number;
  readonly op: string;
  readonly node: {
    readonly title: string;
    readonly teacherIds: readonly string[];
    readonly studentCount: number;
  };
}

async function feed(after: string | null = null) {
  const answer = await world.ask<{
    classChanges: { edges: FeedEdge[]; pageInfo: { endCursor: string | null }; newestChangeVersion: number };
  }>(
    `query ($after: String) { classChanges(after: $after, first: 1000) { newestChangeVersion pageInfo { endCursor }
      edges { changeVersion op node { title teacherIds studentCount } } } }`,
    { after },
    service('scheduling'),
  );
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.classChanges;
}

async function stored() {
  const models = rosterModels(world.deps.connection);
  const count = (model: { countDocuments(filter: object): PromiseLike<number> }) =>
    model.countDocuments({ isDeleted: false });
  return {
    organizations: await count(models.organizations),
    people: await count(models.people),
    students: await count(models.students),
    memberships: await count(models.memberships),
    classes: await count(models.classes),
    enrollments: await count(models.enrollments),
  };
}

const whole = { organizations: 3, people: 3, students: 80, memberships: 84, classes: 2, enrollments: 82 };

describe('an import of a roster', () => {
  it('stores every row once, keeps the name of the district, and changes nothing when it is run again', async () => {
    const first = await world.importBytes(await madeRoster(), district);
    expect(first).toMatchObject({ state: 'COMPLETED', errorCount: 0, district: { name: 'Meadow Unified' } });
    expect(await stored()).toEqual(whole);

    const again = await world.importBytes(await madeRoster(), district);
    expect(again.state).toBe('COMPLETED');
    expect([total(again, 'created'), total(again, 'updated'), total(again, 'removed')]).toEqual([0, 0, 0]);
    expect(await stored()).toEqual(whole);
  });

  it('grants the roles that the roster tells, and takes one user with two roles as one person', async () => {
    const { district: made } = await world.importBytes(await madeRoster(), district);
    const grants = await identityModels(world.deps.connection)
      .roleGrants.find({ tenantId: made?.id ?? '' })
      .lean();
    expect(grants.map((grant) => grant.role).toSorted()).toEqual([
      'PRINCIPAL',
      'TEACHER',
      'TEACHER',
      'TEACHER',
    ]);
    expect(new Set(grants.map((grant) => grant.personId)).size).toBe(3);
  });

  it('tells the feed of each class once, with teachers and students counted, and of a change alone after it', async () => {
    await world.importBytes(await madeRoster(), district);
    const first = await feed();
    expect(first.edges.map((edge) => edge.changeVersion)).toEqual([1, 2]);
    expect(first.edges.map((edge) => [edge.node.teacherIds.length, edge.node.studentCount])).toEqual([
      [1, 40],
      [1, 40],
    ]);
    expect(first.newestChangeVersion).toBe(2);

    await world.importBytes(await madeRoster({ classTitle: 'Biology 2' }), district);
    const next = await feed(first.pageInfo.endCursor);
    expect(next.edges.map((edge) => [edge.changeVersion, edge.op, edge.node.title])).toEqual([
      [3, 'UPSERT', 'Biology 2'],
    ]);
  });

  it('gives change versions over all districts in one order, without doubles', async () => {
    const bytes = await madeRoster();
    await Promise.all([
      world.importBytes(bytes, district),
      world.importBytes(bytes, { districtName: 'Harbor Unified' }),
    ]);
    expect((await feed()).edges.map((edge) => edge.changeVersion)).toEqual([1, 2, 3, 4]);
  });

  it('removes absentees below the threshold and brings them back with their ids', async () => {
    await world.importBytes(await madeRoster(), district);
    const students = rosterModels(world.deps.connection).students;
    const before = await students.findOne({ sourcedId: 'stu-south-7' }).lean();

    const less = await world.importBytes(await madeRoster({ withoutStudents: [7] }), district);
    expect(less).toMatchObject({ state: 'COMPLETED', heldReason: null });
    expect(await stored()).toMatchObject({ students: 79, enrollments: 81 });

    await world.importBytes(await madeRoster(), district);
    const after = await students.findOne({ sourcedId: 'stu-south-7' }).lean();
    expect(after?._id).toBe(before?._id);
    expect(after?.isDeleted).toBe(false);
  });

  it('holds removals of a tenth of one school, and applies all other rows', async () => {
    await world.importBytes(await madeRoster(), district);
    const less = await world.importBytes(
      await madeRoster({ withoutStudents: [1, 2, 3, 4, 5], classTitle: 'Biology 3' }),
      district,
    );
    expect(less.state).toBe('HELD');
    expect(less.heldReason).toContain('5 of 4');
    expect(total(less, 'removed')).toBe(0);
    expect(total(less, 'updated')).toBe(1);
    expect(await stored()).toEqual(whole);
  });

  it('refuses a faulty package strictly with nothing applied, and leaves the row out when tolerant', async () => {
    const bytes = await madeRoster({ hasBrokenClass: true });
    const strict = await world.importBytes(bytes, { ...district, mode: 'STRICT' });
    expect(strict.state).toBe('FAILED');
    expect(strict.faults.edges.map((edge) => edge.node.code)).toContain('reference.missing_target_record');
    expect(await stored()).toEqual({
      ...whole,
      organizations: 0,
      people: 0,
      students: 0,
      memberships: 0,
      classes: 0,
      enrollments: 0,
    });

    const tolerant = await world.importBytes(bytes, district);
    expect(tolerant.state).toBe('COMPLETED_WITH_ERRORS');
    expect(tolerant.counts.find((count) => count.file === 'classes')).toMatchObject({
      created: 2,
      faulty: 1,
    });
    expect(await stored()).toEqual(whole);
  });

  it('tells who may import of each step, and vendors that read the roster of what was applied', async () => {
    const { id } = await world.importBytes(await madeRoster(), district);
    const { told } = world.gateway;
    expect(told[0]).toMatchObject({ kind: 'directory.rosterImport', id });
    expect(new Set(told.map((event) => event.id).filter((one) => one !== id)).size).toBe(1);
    const [ofJob, ofRoster] = ['directory.rosterImport', 'directory.roster'].map((kind) =>
      told.filter((event) => event.kind === kind),
    );
    expect(ofJob?.length).toBeGreaterThan(5);
    const tenantId = ofRoster?.[0]?.id ?? '';
    expect(ofJob?.[0]?.to).toEqual([
      { to: 'PEOPLE', action: 'IMPORT_ROSTER', tenantId, organizationIds: [], personIds: [] },
      { to: 'OPERATOR' },
    ]);
    expect(ofRoster).toEqual([
      { kind: 'directory.roster', id: tenantId, to: [{ to: 'VENDORS', scope: 'roster.read', tenantId }] },
    ]);
    const before = told.length;
    const dry = await world.importBytes(await madeRoster(), { ...district, isDryRun: true });
    const ofDry = told.slice(before);
    expect(ofDry.length).toBeGreaterThan(2);
    expect(ofDry.every((event) => event.id === dry.id)).toBe(true);
  });

  it('writes nothing in a dry run, and makes no district for it', async () => {
    const dry = await world.importBytes(await madeRoster(), { ...district, isDryRun: true });
    expect(dry).toMatchObject({ state: 'COMPLETED', district: null });
    expect(total(dry, 'created')).toBe(262);
    expect(await stored()).toMatchObject({ organizations: 0, students: 0 });
  });

  it('goes on from the last committed batch when its worker dies, with rows and counts exactly once', async () => {
    await world.stopJobs();
    const fileId = await world.upload(await madeRoster({ students: 700 }));
    const jobId = await world.startImport(fileId, district);
    const { store, feed: classFeed } = wire(world.deps, world.files);
    const identity = identityModels(world.deps.connection);
    const memory = createImportMemory(world.deps.connection, rosterModels(world.deps.connection), identity);
    let commits = 0;
    const dying = {
      ...memory,
      commit: async (...args: Parameters<typeof memory.commit>) => {
        commits += 1;
        if (commits === 7) throw new Error('the process is killed here');
        return memory.commit(...args);
      },
    };
    const claimed = await createJobQueues(identity).imports.claim(0);
    if (claimed === null) throw new Error('no job');
    const { clock, newId } = world.deps;
    const ports = {
      clock,
      newId,
      hashOf: shortHash,
      pathOf: store.localPathOf,
      memory: dying,
      feed: classFeed.memory,
    };
    await expect(importRoster(ports, claimed.job, claimed.lease)).rejects.toThrow('killed');
    // A dead worker's lease ends by itself; the test does not wait for it.
    await identity.rosterImports.updateOne({ _id: jobId }, { $set: { leasedUntil: new Date(0) } });

    world.restartJobs();
    const ended = await world.ended(jobId);
    expect(ended.state).toBe('COMPLETED');
    expect(await stored()).toEqual({ ...whole, students: 1400, memberships: 1404, enrollments: 1402 });
    expect(total(ended, 'created') + total(ended, 'updated')).toBe(2 + 3 + 1 + 1403 + 1404 + 2 + 1402 + 5);
    expect(ended.counts.every((count) => count.rows === count.created + count.updated)).toBe(true);
  });

  it('stops a worker whose job was taken over', async () => {
    await world.stopJobs();
    const jobId = await world.startImport(await world.upload(await madeRoster()), district);
    const identity = identityModels(world.deps.connection);
    const claimed = await createJobQueues(identity).imports.claim(0);
    if (claimed === null) throw new Error('no job');
    await identity.rosterImports.updateOne({ _id: jobId }, { $set: { leaseId: 'another worker' } });
    const memory = createImportMemory(world.deps.connection, rosterModels(world.deps.connection), identity);
    await expect(memory.commit(claimed.lease, claimed.job.tenantId, [], { progress: 0.5 })).rejects.toThrow(
      'another worker',
    );
  });

  it('gives the same district back by export', async () => {
    const { district: made } = await world.importBytes(await madeRoster(), district);
    const bytes = await world.exported(made?.id ?? '', 'ONEROSTER_12_CSV');
    const again = await world.importBytes(bytes, { districtId: made?.id ?? '', mode: 'STRICT' });
    expect(again.state).toBe('COMPLETED');
    expect(total(again, 'unchanged')).toBe(262);
  });
});

const small = testData('sis/legertom_generated_v1p1/small_3schools_60.zip');
describe.skipIf(!small.isThere)('test data: the small OneRoster 1.1 district', () => {
  it('is imported, and changes nothing when it is run again', async () => {
    const first = await world.importFile(small.path, district);
    expect(first).toMatchObject({ state: 'COMPLETED', errorCount: 0 });
    expect(first.counts.map((count) => [count.file, count.created + count.updated])).toEqual([
      ['academicSessions', 3],
      ['orgs', 4],
      ['courses', 30],
      ['users', 210],
      ['classes', 60],
      ['enrollments', 911],
      ['demographics', 180],
    ]);
    const again = await world.importFile(small.path, district);
    expect(total(again, 'unchanged')).toBe(1398);
    expect(await stored()).toMatchObject({ organizations: 4, people: 30, students: 180, enrollments: 911 });

    for (const version of ['ONEROSTER_11_CSV', 'ONEROSTER_12_CSV']) {
      const bytes = await world.exported(first.district?.id ?? '', version);
      const back = await world.importBytes(bytes, { ...district, mode: 'STRICT' });
      expect([back.state, total(back, 'created'), total(back, 'updated')]).toEqual(['COMPLETED', 0, 0]);
    }
  });
});
