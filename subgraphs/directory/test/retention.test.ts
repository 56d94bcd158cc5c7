import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keptModels } from '@quad/subgraph-kit';
import { operator } from '@quad/test-kit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { identityModels } from '../src/data/identity-models.ts';
import { rosterModels } from '../src/data/roster-models.ts';
import { madeRoster } from './made-roster.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function done(act: string, count: number): Promise<void> {
  const { DueWorkRow } = keptModels(world.deps.connection);
  await vi.waitFor(async () => expect(await DueWorkRow.countDocuments({ act, state: 'DONE' })).toBe(count), {
    timeout: 15_000,
    interval: 50,
  });
}

it('a package goes when its retention is over: made ones after a week, sent ones after thirty days', async () => {
  const job = await world.importBytes(await madeRoster(), { districtName: 'Meadow Unified', isDemo: true });
  await world.exported(job.district?.id ?? '', 'ONEROSTER_12_CSV');
  const identity = identityModels(world.deps.connection);
  const kinds = async () => (await identity.files.find().lean()).map(({ kind }) => kind).toSorted();
  const files = await identity.files.find().lean();
  const isThere = () => files.map(({ _id }) => existsSync(join(world.deps.dataDir, 'files', _id)));
  expect([await kinds(), isThere()]).toEqual([
    ['EXPORT', 'UPLOAD'],
    [true, true],
  ]);

  world.clock.set('2026-11-09T15:00:01Z');
  await done('deleteFile', 1);
  expect(await kinds()).toEqual(['UPLOAD']);
  expect(await identity.packageStudents.countDocuments({})).toBe(0);
  const exported = files.find(({ kind }) => kind === 'EXPORT');
  const answer = await world.request({ method: 'GET', url: `/files/${exported?._id}` }, operator);
  expect(answer.statusCode).toBe(404);

  world.clock.set('2026-12-02T15:00:01Z');
  await done('deleteFile', 2);
  expect([await kinds(), isThere()]).toEqual([[], [false, false]]);
});

it('students who left the roster go after five years with all that was theirs; who stays or came back stays', async () => {
  const first = await world.importBytes(await madeRoster(), { districtName: 'Meadow Unified', isDemo: true });
  const districtId = first.district?.id ?? '';
  await world.importBytes(await madeRoster({ withoutStudents: [0, 1] }), { districtId });
  await world.importBytes(await madeRoster({ withoutStudents: [1] }), { districtId });
  const roster = rosterModels(world.deps.connection);
  const ofGone = async () => {
    const student = await roster.students.findOne({ sourcedId: 'stu-south-1' }).lean();
    return student === null
      ? null
      : {
          isDeleted: student.isDeleted,
          rows: await roster.enrollments.countDocuments({ studentId: student._id }),
        };
  };
  expect(await ofGone()).toEqual({ isDeleted: true, rows: 1 });
  await keptModels(world.deps.connection).DisclosureRow.deleteMany({});

  world.clock.set('2031-11-01T15:00:00Z');
  await done('deleteFile', 3);
  expect(await ofGone()).toEqual({ isDeleted: true, rows: 1 });

  world.clock.set('2031-11-02T15:00:01Z');
  // Each import that changed something has its own; the first brought the district's row up to date.
  await done('deleteRemovedStudents', 3);
  expect(await ofGone()).toBeNull();
  expect(await roster.students.countDocuments({})).toBe(79);
  expect(await roster.students.countDocuments({ isDeleted: true })).toBe(0);
  expect(await roster.enrollments.countDocuments({ isDeleted: true, studentId: { $ne: null } })).toBe(0);
  const audit = await world.deps.connection.collection('audit').findOne({ action: 'deleteRemovedStudents' });
  expect(audit).toMatchObject({ tenantId: districtId, who: 'service:directory' });
});
