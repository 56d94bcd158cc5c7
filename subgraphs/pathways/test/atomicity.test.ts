import { keptModels } from '@quad/subgraph-kit';
import { createTestSubgraph, operator, service, type TestSubgraph } from '@quad/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer } from '../src/server.ts';
import { LOAD_CATALOGUE, lead, mathDepartment, RECORD_FUNDING, REQUEST, REQUEST_OFFERING } from './world.ts';

let side: TestSubgraph;
/** The noun whose id cannot be made: the act dies at that step. */
let dyingAt: string | null = null;
let offeringId = '';

beforeAll(async () => {
  side = await createTestSubgraph('pathways', (deps) =>
    createServer({
      ...deps,
      newId(noun) {
        if (noun === dyingAt) throw new Error(`killed at ${noun}`);
        return deps.newId(noun);
      },
    }),
  );
  const loaded = await side.ask<{ loadOfferingCatalogue: { offerings: { id: string }[] } }>(
    LOAD_CATALOGUE,
    {},
    operator,
  );
  offeringId = loaded.data?.loadOfferingCatalogue.offerings[3]?.id ?? '';
});
afterAll(() => side.close());

const request = () => {
  const input = {
    clientMutationId: 'once',
    offeringId,
    departmentId: mathDepartment,
    method: 'VIRTUAL',
    participants: 8,
  };
  return side.ask<{ requestOffering: { offeringRequest: { id: string } } }>(
    REQUEST_OFFERING,
    { input },
    lead,
  );
};

it('a request that dies at any step leaves nothing, and repeated leaves one request and one message', async () => {
  const { OutboxRow, AuditRow, ClientMutation } = keptModels(side.deps.connection);
  const requests = side.deps.connection.collection('offeringRequests');
  for (const noun of ['offeringRequest', 'audit', 'outbox']) {
    dyingAt = noun;
    expect((await request()).errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(await requests.countDocuments({})).toBe(0);
    expect(await OutboxRow.countDocuments({})).toBe(0);
    expect(await ClientMutation.countDocuments({})).toBe(0);
    expect(await AuditRow.countDocuments({ action: 'requestOffering' })).toBe(0);
  }
  dyingAt = null;
  await request();
  await request();
  expect(await requests.countDocuments({})).toBe(1);
  expect(await OutboxRow.countDocuments({})).toBe(1);
  expect(await AuditRow.countDocuments({ action: 'requestOffering' })).toBe(1);
});

it('a decision that dies at any step leaves the request as it was, and repeated schedules one session', async () => {
  const made = await request();
  const id = made.data?.requestOffering.offeringRequest.id ?? '';
  const input = {
    clientMutationId: 'out_1',
    offeringRequestId: id,
    budgetRequestId: 'bud_1',
    decision: 'APPROVED',
  };
  const decide = () => side.ask(RECORD_FUNDING, { input }, service('budgets'));
  const sessions = side.deps.connection.collection('learningSessions');
  for (const noun of ['learningSession', 'audit']) {
    dyingAt = noun;
    expect((await decide()).errors).toHaveLength(1);
    expect(await sessions.countDocuments({})).toBe(0);
    expect((await side.ask(REQUEST, { id }, lead)).data).toMatchObject({
      offeringRequest: { state: 'REQUESTED', version: 1 },
    });
  }
  dyingAt = null;
  await decide();
  await decide();
  expect(await sessions.countDocuments({})).toBe(1);
  expect((await side.ask(REQUEST, { id }, lead)).data).toMatchObject({
    offeringRequest: { state: 'SCHEDULED', version: 2 },
  });
});
