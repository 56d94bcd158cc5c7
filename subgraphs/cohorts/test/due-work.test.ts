import { keptModels } from '@quad/subgraph-kit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { performDueWork } from '../src/jobs/perform-due-work.ts';
import { startJobs } from '../src/jobs/start-jobs.ts';
import { createPorts } from '../src/server.ts';
import { createWorld, FOUNDATION, facilitator, publishedEdition, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const statusOf = async (id: string) => {
  const data = await world.ask<{ programEdition: { status: string; isOpen: boolean } }>(
    'query ($id: ID!) { programEdition(id: $id) { status isOpen } }',
    { id },
  );
  return data.programEdition;
};

it('turns an edition past at its end, as the clock reaches it', async () => {
  const { deps, clock } = world.subgraph;
  const { id } = await publishedEdition(world);
  const jobs = startJobs(deps, createPorts(deps));
  try {
    expect(await statusOf(id)).toEqual({ status: 'PUBLISHED', isOpen: true });
    clock.set('2027-06-01T04:00:00Z');
    await vi.waitFor(async () => expect(await statusOf(id)).toEqual({ status: 'PAST', isOpen: false }), {
      timeout: 15_000,
      interval: 100,
    });
  } finally {
    await Promise.all(jobs.map((job) => job.stop()));
  }
});

it('waits for an end that was moved, and may be repeated', async () => {
  const { deps, clock } = world.subgraph;
  const { id } = await publishedEdition(world);
  const perform = performDueWork(createPorts(deps));
  const work = { tenantId: FOUNDATION, act: 'endEdition', subjectId: id, facts: {} };
  await perform(work);
  expect(await statusOf(id)).toEqual({ status: 'PUBLISHED', isOpen: true });
  clock.set('2027-06-01T04:00:00Z');
  await perform(work);
  await perform(work);
  expect(await statusOf(id)).toEqual({ status: 'PAST', isOpen: false });
  const audited = await keptModels(deps.connection).AuditRow.find({ action: 'endEdition' }).lean();
  expect(audited.map((row) => row.who)).toEqual(['service:cohorts']);
});

it('plans the end with publishing, and moves it with the last session', async () => {
  const { connection } = world.subgraph.deps;
  const { id, sessions } = await publishedEdition(world);
  const planned = async () => {
    const rows = await keptModels(connection).DueWorkRow.find({ subjectId: id }).lean();
    return rows.map((row) => [row.act, row.dueAt.toISOString()]);
  };
  expect(await planned()).toEqual([['endEdition', '2027-06-01T04:00:00.000Z']]);
  const dated = {
    sessionId: sessions[8]?.id,
    expectedVersion: 1,
    startsOn: '2027-06-03',
    startsAtLocal: '16:00',
    durationMinutes: 90,
    essentialQuestion: 'What will we launch?',
  };
  expect(await world.act('updateSession', dated, facilitator)).toMatchObject({
    __typename: 'SessionUpdated',
  });
  expect(await planned()).toEqual([['endEdition', '2027-06-03T21:30:00.000Z']]);
});
