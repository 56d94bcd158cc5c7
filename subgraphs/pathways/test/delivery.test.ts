import { keptModels, outboxStatus } from '@quad/subgraph-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJobs } from '../src/server.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.side.close());

/** The other side as far as its contract goes: one effect for one clientMutationId, however often it is told. */
function budgetsThatRemember() {
  const made = new Map<string, string>();
  return {
    made,
    take(variables: Readonly<Record<string, unknown>>) {
      const { clientMutationId } = variables.input as { clientMutationId: string };
      const id = made.get(clientMutationId) ?? `bud_${made.size + 1}`;
      made.set(clientMutationId, id);
      return { createRequestForOffering: { __typename: 'RequestForOfferingCreated', budgetRequest: { id } } };
    },
  };
}

/** Runs the jobs until no row of the request waits any more. */
async function deliver(subjectId: string) {
  const { OutboxRow } = keptModels(world.side.deps.connection);
  const jobs = startJobs(world.side.deps);
  await expect
    .poll(() => OutboxRow.countDocuments({ subjectId, state: 'PENDING' }), { timeout: 10_000 })
    .toBe(0);
  await Promise.all(jobs.map((job) => job.stop()));
  return OutboxRow.findOne({ subjectId }).lean();
}

describe('the message to budgets', () => {
  it('is delivered with the row’s id as clientMutationId', async () => {
    const budgets = budgetsThatRemember();
    world.side.gateway.answer(({ variables }) => budgets.take(variables));
    const { id } = await world.requested({});
    const row = await deliver(id);
    expect(row).toMatchObject({ state: 'DELIVERED', attempts: 1 });
    expect([...budgets.made.keys()]).toEqual([row?._id]);
  });

  it('has one effect when the call dies before its effect', async () => {
    const budgets = budgetsThatRemember();
    let calls = 0;
    world.side.gateway.answer(({ variables }) => {
      calls += 1;
      if (calls === 1) throw new Error('killed before the effect');
      return budgets.take(variables);
    });
    const { id } = await world.requested({});
    expect(await deliver(id)).toMatchObject({ state: 'DELIVERED', attempts: 2 });
    expect(budgets.made.size).toBe(1);
  });

  it('has one effect when the call dies after its effect', async () => {
    const budgets = budgetsThatRemember();
    let calls = 0;
    world.side.gateway.answer(({ variables }) => {
      calls += 1;
      const answer = budgets.take(variables);
      if (calls === 1) throw new Error('killed after the effect');
      return answer;
    });
    const { id } = await world.requested({});
    expect(await deliver(id)).toMatchObject({ state: 'DELIVERED', attempts: 2 });
    expect(budgets.made.size).toBe(1);
  });

  it('is taken again by a new process when the old one died holding it', async () => {
    const budgets = budgetsThatRemember();
    world.side.gateway.answer(({ variables }) => budgets.take(variables));
    const { id } = await world.requested({});
    const { OutboxRow } = keptModels(world.side.deps.connection);
    // A worker took the row, told budgets, and was killed: its lease has run out.
    const taken = await OutboxRow.findOneAndUpdate({ subjectId: id }, { $inc: { attempts: 1 } }).lean();
    budgets.take({ input: { clientMutationId: taken?._id } });
    expect(await deliver(id)).toMatchObject({ state: 'DELIVERED', attempts: 2 });
    expect(budgets.made.size).toBe(1);
  });

  it('is tried again after an answer that is neither success nor a named error', async () => {
    const answers = [
      { createRequestForOffering: null },
      { createRequestForOffering: { __typename: 'SomethingNew' } },
      {
        createRequestForOffering: { __typename: 'RequestForOfferingCreated', budgetRequest: { id: 'bud_1' } },
      },
    ];
    world.side.gateway.answer(() => answers.shift());
    const { id } = await world.requested({});
    expect(await deliver(id)).toMatchObject({ state: 'DELIVERED', attempts: 3 });
  });

  it('refused by name ends, shows on the request and in the status', async () => {
    world.side.gateway.answer(() => ({
      createRequestForOffering: { __typename: 'InvalidInput', message: 'The title is too long.' },
    }));
    const before = await outboxStatus(world.side.deps.connection);
    const { id } = await world.requested({});
    expect(await deliver(id)).toMatchObject({
      state: 'REFUSED',
      lastFault: 'InvalidInput: The title is too long.',
    });
    const request = await world.read(id);
    expect(request).toMatchObject({ state: 'DECLINED', findings: [{ code: 'BUDGET_SIDE_REFUSED' }] });
    expect(request.history.at(-1)).toMatchObject({
      state: 'DECLINED',
      note: 'InvalidInput: The title is too long.',
      by: null,
    });
    const status = await world.side.request({ method: 'GET', url: '/status' });
    expect(status.json()).toMatchObject({
      name: 'pathways',
      outbox: { pending: 0, refused: before.refused + 1 },
    });
  });

  it('refused twice declines the request once', async () => {
    let calls = 0;
    world.side.gateway.answer(() => {
      calls += 1;
      return { createRequestForOffering: { __typename: 'NotPermitted', message: 'No.' } };
    });
    const { id } = await world.requested({});
    await deliver(id);
    const { OutboxRow } = keptModels(world.side.deps.connection);
    // The worker was killed after the request was declined and before the row was ended.
    await OutboxRow.updateOne({ subjectId: id }, { $set: { state: 'PENDING', nextAttemptAt: new Date(0) } });
    await deliver(id);
    expect(calls).toBe(2);
    expect((await world.read(id)).history.map(({ state }) => state)).toEqual(['REQUESTED', 'DECLINED']);
  });
});
