import { keptModels } from '@quad/subgraph-kit';
import { createTestSubgraph, type TestSubgraph } from '@quad/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer } from '../src/server.ts';
import { type Answer, APPROVE, budgetOfficer, FOR_OFFERING, offeringInput, pathways } from './world.ts';

let side: TestSubgraph;
/** The noun whose id cannot be made: the act dies at that step. */
let dyingAt: string | null = null;

beforeAll(async () => {
  side = await createTestSubgraph('budgets', (deps) =>
    createServer({
      ...deps,
      newId(noun) {
        if (noun === dyingAt) throw new Error(`killed at ${noun}`);
        return deps.newId(noun);
      },
    }),
  );
});
afterAll(() => side.close());

const tell = () => side.ask<Answer>(FOR_OFFERING, { input: offeringInput(1) }, pathways);

it('money asked for that dies at any step leaves nothing, and repeated leaves one request and one piece of news', async () => {
  const kept = ['budgetRequests', 'outbox', 'audit', 'clientMutations'].map((name) =>
    side.deps.connection.collection(name),
  );
  for (const noun of ['budgetRequest', 'costLine', 'audit', 'outbox']) {
    dyingAt = noun;
    expect((await tell()).errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    for (const left of kept) expect(await left.countDocuments({})).toBe(0);
  }
  dyingAt = null;
  await tell();
  await tell();
  for (const left of kept) expect(await left.countDocuments({})).toBe(1);
});

it('an approval that dies at any step leaves the request submitted, and repeated sends one piece of news', async () => {
  const { OutboxRow, AuditRow } = keptModels(side.deps.connection);
  const id = (await tell()).data?.answer.budgetRequest?.id;
  const approve = () => side.ask<Answer>(APPROVE, { input: { id, expectedVersion: 1 } }, budgetOfficer);
  for (const noun of ['outbox', 'audit']) {
    dyingAt = noun;
    expect((await approve()).errors).toHaveLength(1);
    expect(await OutboxRow.countDocuments({ act: 'recordFunding' })).toBe(0);
    expect((await tell()).data?.answer.budgetRequest?.state).toBe('SUBMITTED');
  }
  dyingAt = null;
  expect((await approve()).data?.answer.__typename).toBe('BudgetRequestApproved');
  expect((await approve()).data?.answer.__typename).toBe('NotSubmitted');
  expect(await OutboxRow.countDocuments({ act: 'recordFunding' })).toBe(1);
  expect(await AuditRow.countDocuments({ action: 'approveBudgetRequest' })).toBe(1);
});
