import { keptModels, outboxStatus } from '@quad/subgraph-kit';
import { service } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJobs } from '../src/server.ts';
import {
  APPROVE,
  artsDepartment,
  budgetOfficer,
  createWorld,
  district,
  FOR_OFFERING,
  lead,
  mathDepartment,
  offeringInput,
  pathways,
  REFUSE,
  superintendent,
  type World,
  westSchool,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.side.close());

const outbox = () => keptModels(world.side.deps.connection).OutboxRow;

describe('createRequestForOffering', () => {
  it('submits a request with lines of all four stages, and writes the news in the same transaction', async () => {
    const request = await world.forOffering();
    expect(request).toMatchObject({
      state: 'SUBMITTED',
      version: 1,
      fiscalYear: 2027,
      participants: 40,
      requestedBy: { id: lead.personId },
      department: { id: mathDepartment },
      missingStages: [],
      history: [{ act: 'MADE_FOR_OFFERING', by: null }],
    });
    expect(
      request.lines.map(({ stage, season, category, quantity }) => [stage, season, category, quantity]),
    ).toEqual([
      ['PLANNING', 'FALL', 'STAFF', 16],
      ['DELIVERY', 'SPRING', 'EXPERTS', 2],
      ['DELIVERY', 'SPRING', 'SUBSTITUTES', 40],
      ['DELIVERY', 'SPRING', 'MATERIALS', 40],
      ['DELIVERY', 'SPRING', 'FACILITIES', 1],
      ['COACHING', 'SPRING', 'COACH_TRAINING', 3],
      ['COACHING', 'SPRING', 'COACHING_TIME', 80],
      ['EVALUATION', 'ONGOING', 'DATA_COLLECTION', 40],
      ['EVALUATION', 'ONGOING', 'EVALUATION', 1],
    ]);
    expect(await outbox().find({ subjectId: request.id }).lean()).toMatchObject([
      {
        act: 'recordBudgetRequested',
        state: 'PENDING',
        tenantId: district,
        facts: { budgetRequestId: request.id },
      },
    ]);
  });

  it('told again, or by fifty messengers at once, makes one request and one piece of news', async () => {
    const input = offeringInput(900);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.act(FOR_OFFERING, input, pathways)),
    );
    const again = await world.act(FOR_OFFERING, { ...input, clientMutationId: 'out_another' }, pathways);
    const ids = new Set([...answers, again].map(({ budgetRequest }) => budgetRequest?.id));
    expect(ids.size).toBe(1);
    expect(await outbox().countDocuments({ 'facts.offeringRequestId': input.offeringRequestId })).toBe(1);
  });

  it('is for the service pathways alone', async () => {
    for (const as of [superintendent, service('cohorts'), service('budgets')]) {
      const answer = await world.act(FOR_OFFERING, offeringInput(901), as);
      expect(answer.__typename).toBe('NotPermitted');
    }
  });

  it.each([
    ['offeringRequestId', { offeringRequestId: 'x' }],
    ['participants', { participants: 0 }],
    ['districtId', { districtId: 'x' }],
    ['schoolId', { schoolId: 'x' }],
    ['title', { title: '' }],
  ])('names the field at fault: %s', async (field, input) => {
    const answer = await world.act(FOR_OFFERING, offeringInput(902, input), pathways);
    expect(answer).toMatchObject({ __typename: 'InvalidInput', path: ['input', field] });
  });

  it('without a department is paid by the school, without both by the district', async () => {
    expect(await world.forOffering({ departmentId: null, schoolId: westSchool })).toMatchObject({
      department: { id: westSchool },
    });
    expect(await world.forOffering({ departmentId: null })).toMatchObject({
      department: null,
      district: { id: district },
    });
  });

  it('made for the superintendent’s own request is not approved by the superintendent', async () => {
    const { id } = await world.forOffering({ requestedById: superintendent.personId });
    const own = await world.act(APPROVE, { id, expectedVersion: 1 }, superintendent);
    expect(own.__typename).toBe('RequesterCannotApprove');
    expect((await world.act(APPROVE, { id, expectedVersion: 1 }, budgetOfficer)).__typename).toBe(
      'BudgetRequestApproved',
    );
  });
});

describe('the decision about an offering’s money', () => {
  it('sends the news in the same transaction', async () => {
    const { id } = await world.forOffering();
    await world.act(REFUSE, { id, expectedVersion: 1, reason: 'No fund is left.' }, budgetOfficer);
    const rows = await outbox().find({ subjectId: id, act: 'recordFunding' }).lean();
    expect(rows).toMatchObject([
      { facts: { budgetRequestId: id, decision: 'REFUSED', reason: 'No fund is left.' } },
    ]);
  });

  it('approved by fifty at once has one effect', async () => {
    const { id } = await world.forOffering();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_none, n) =>
        world.act(APPROVE, { id, expectedVersion: 1 }, n % 2 === 0 ? budgetOfficer : superintendent),
      ),
    );
    const names = answers.map(({ __typename }) => __typename).sort();
    expect(names.filter((name) => name === 'BudgetRequestApproved')).toHaveLength(1);
    expect(new Set(names)).toEqual(new Set(['BudgetRequestApproved', 'NotSubmitted']));
    expect(await outbox().countDocuments({ subjectId: id, act: 'recordFunding' })).toBe(1);
    expect((await world.read(id))?.history.map(({ act }) => act)).toEqual(['MADE_FOR_OFFERING', 'APPROVED']);
  });
});

describe('the news for pathways', () => {
  /** The other side as far as its contract goes: one effect for one clientMutationId, however often it is told. */
  function pathwaysThatRemembers() {
    const told = new Map<string, unknown>();
    return {
      told,
      take({ document, variables }: { document: string; variables: Readonly<Record<string, unknown>> }) {
        const input = variables.input as { clientMutationId: string };
        told.set(input.clientMutationId, input);
        const isFunding = document.includes('recordFunding');
        return { answer: { __typename: isFunding ? 'FundingRecorded' : 'BudgetRequestedRecorded' } };
      },
    };
  }

  async function deliver() {
    const jobs = startJobs(world.side.deps);
    await expect.poll(() => outbox().countDocuments({ state: 'PENDING' }), { timeout: 10_000 }).toBe(0);
    await Promise.all(jobs.map((job) => job.stop()));
  }

  it('is delivered once for each message, killed before or after its effect', async () => {
    const side = pathwaysThatRemembers();
    world.side.gateway.answer((call) => side.take(call));
    await deliver();
    side.told.clear();
    let calls = 0;
    world.side.gateway.answer((call) => {
      calls += 1;
      if (calls === 1) throw new Error('killed before the effect');
      const answer = side.take(call);
      if (calls === 2) throw new Error('killed after the effect');
      return answer;
    });
    const { id } = await world.forOffering();
    await world.act(APPROVE, { id, expectedVersion: 1 }, budgetOfficer);
    await deliver();
    const rows = await outbox().find({ subjectId: id }).lean();
    expect(rows).toMatchObject([{ state: 'DELIVERED' }, { state: 'DELIVERED' }]);
    expect([...side.told.keys()].sort()).toEqual(rows.map(({ _id }) => _id).sort());
    expect([...side.told.values()]).toContainEqual(
      expect.objectContaining({ budgetRequestId: id, decision: 'APPROVED', reason: null }),
    );
  });

  it('refused by name ends once, shows in the history and in the status', async () => {
    world.side.gateway.answer(() => ({ answer: { __typename: 'NotFound', message: 'No such request.' } }));
    const before = await outboxStatus(world.side.deps.connection);
    const { id } = await world.forOffering({ departmentId: artsDepartment });
    await deliver();
    // The worker was killed after the step was kept and before the row was ended: the message comes again.
    await outbox().updateOne({ subjectId: id }, { $set: { state: 'PENDING', nextAttemptAt: new Date(0) } });
    await deliver();
    expect((await world.read(id))?.history).toMatchObject([
      { act: 'MADE_FOR_OFFERING' },
      { act: 'MESSAGE_REFUSED', state: 'SUBMITTED', note: 'NotFound: No such request.', by: null },
    ]);
    const status = await world.side.request({ method: 'GET', url: '/status' });
    expect(status.json()).toMatchObject({
      name: 'budgets',
      outbox: { pending: 0, refused: before.refused + 1 },
    });
  });
});
