import { keptModels } from '@quad/subgraph-kit';
import { service } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJobs } from '../src/server.ts';
import { createWorld, eastPrincipal, lead, RECORD_FUNDING, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.side.close());

async function fund(offeringRequestId: string) {
  const clientMutationId = `out_${offeringRequestId}`;
  const input = { clientMutationId, offeringRequestId, budgetRequestId: 'bud_1', decision: 'APPROVED' };
  await world.side.ask(RECORD_FUNDING, { input }, service('budgets'));
}

/** The row that asks directory to keep files, once it has ended. */
async function delivered(subjectId: string) {
  const { OutboxRow } = keptModels(world.side.deps.connection);
  const jobs = startJobs(world.side.deps);
  const of = { subjectId, act: 'filesKeep' };
  await expect.poll(() => OutboxRow.countDocuments({ ...of, state: 'PENDING' }), { timeout: 10_000 }).toBe(0);
  await Promise.all(jobs.map((job) => job.stop()));
  return OutboxRow.findOne(of).lean();
}

describe('the strategy session', () => {
  const PROVIDE = /* GraphQL */ `
    mutation Provide($input: ProvideSchedulesInput!) {
      provideSchedules(input: $input) {
        __typename
        ... on SchedulesProvided { offeringRequest { id state findings { code } learningSession { startsOn } } }
        ... on NotPermitted { message }
        ... on NotFound { message }
        ... on InvalidInput { message path }
      }
    }
  `;
  const file = 'fil_00000000-0000-7000-8000-000000000001';

  it('S4-01 is accepted, and funded, but not scheduled until the current schedules are provided', async () => {
    const request = await world.requested({ offeringId: world.offering(1) });
    expect(request).toMatchObject({ state: 'REQUESTED', findings: [{ code: 'SCHEDULES_MISSING' }] });
    await fund(request.id);
    expect(await world.read(request.id)).toMatchObject({
      state: 'FUNDED',
      learningSession: null,
      findings: [{ code: 'SCHEDULES_MISSING', message: expect.stringContaining('provide them') }],
    });
    const input = { offeringRequestId: request.id, fileIds: [file], description: 'Bell schedule 2026–27' };
    const answer = await world.side.ask(PROVIDE, { input }, lead);
    expect(answer.data).toMatchObject({
      provideSchedules: {
        offeringRequest: { state: 'SCHEDULED', findings: [], learningSession: { startsOn: '2026-11-23' } },
      },
    });
    expect(await world.read(request.id)).toMatchObject({
      schedules: { fileIds: [file], description: 'Bell schedule 2026–27', by: { id: lead.personId } },
    });
  });

  it('S4-01 with its schedules provided first is scheduled as soon as it is funded', async () => {
    const request = await world.requested({ offeringId: world.offering(1) });
    await world.side.ask(
      PROVIDE,
      { input: { offeringRequestId: request.id, description: 'Six periods of 55 minutes' } },
      lead,
    );
    expect(await world.read(request.id)).toMatchObject({ state: 'REQUESTED', findings: [] });
    await fund(request.id);
    expect((await world.read(request.id)).state).toBe('SCHEDULED');
  });

  it('S4-01 takes neither nothing nor a strange file for schedules', async () => {
    const { id } = await world.requested({ offeringId: world.offering(1) });
    for (const given of [{}, { description: '  ' }, { fileIds: ['schedule.pdf'] }]) {
      const answer = await world.side.ask(PROVIDE, { input: { offeringRequestId: id, ...given } }, lead);
      expect(answer.data).toMatchObject({
        provideSchedules: { __typename: 'InvalidInput', path: ['input', 'fileIds'] },
      });
    }
  });

  it('S4-01 takes no schedules from another school', async () => {
    const { id } = await world.requested({ offeringId: world.offering(1) });
    const input = { offeringRequestId: id, description: 'Six periods' };
    const answer = await world.side.ask(PROVIDE, { input }, eastPrincipal);
    expect(answer.data).toMatchObject({ provideSchedules: { __typename: 'NotFound' } });
  });

  it('S4-01 holds the files that are provided: directory is told which, whose, and who may read them', async () => {
    const kept: { readonly objectId: string }[] = [];
    world.side.gateway.answer(({ document, variables }) => {
      if (!document.includes('filesKeep')) throw new Error('not this side');
      kept.push(variables.input as { objectId: string });
      return { filesKeep: { __typename: 'FilesKept', fileIds: [file] } };
    });
    const { id } = await world.requested({ offeringId: world.offering(1) });
    await world.side.ask(PROVIDE, { input: { offeringRequestId: id, fileIds: [file, file] } }, lead);
    const row = await delivered(id);
    expect(row).toMatchObject({ state: 'DELIVERED' });
    expect(kept.filter(({ objectId }) => objectId === id)).toEqual([
      {
        clientMutationId: row?._id,
        districtId: lead.organizationId,
        objectId: id,
        organizationIds: expect.arrayContaining([expect.any(String)]),
        personId: lead.personId,
        fileIds: [file],
      },
    ]);
    expect((await world.read(id)).schedules?.fileIds).toEqual([file]);
  });

  it('S4-01 says which files were not kept and why, and waits for schedules again', async () => {
    world.side.gateway.answer(({ document }) => {
      if (!document.includes('filesKeep')) throw new Error('not this side');
      return {
        filesKeep: { __typename: 'NotFound', message: `No file ${file} is visible to you; check the id.` },
      };
    });
    const { id } = await world.requested({ offeringId: world.offering(1) });
    await world.side.ask(PROVIDE, { input: { offeringRequestId: id, fileIds: [file] } }, lead);
    expect(await delivered(id)).toMatchObject({ state: 'REFUSED' });
    const request = await world.read(id);
    expect(request.findings.map(({ code }) => code)).toEqual(['SCHEDULES_MISSING', 'SCHEDULE_FILES_REFUSED']);
    expect(request.schedules?.fileIds).toEqual([]);
    await fund(id);
    expect((await world.read(id)).state).toBe('FUNDED');
  });

  it('S4-01 takes at most twenty files', async () => {
    const { id } = await world.requested({ offeringId: world.offering(1) });
    const fileIds = Array.from({ length: 21 }, (_one, at) => file.slice(0, -2) + String(at + 10));
    const answer = await world.side.ask(PROVIDE, { input: { offeringRequestId: id, fileIds } }, lead);
    expect(answer.data).toMatchObject({
      provideSchedules: { __typename: 'InvalidInput', message: 'Provide at most 20 files.' },
    });
  });
});
