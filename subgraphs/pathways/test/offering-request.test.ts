import { keptModels } from '@quad/subgraph-kit';
import { service } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorld,
  district,
  eastPrincipal,
  eastSchool,
  lead,
  mathDepartment,
  principal,
  RECORD_BUDGET_REQUESTED,
  RECORD_FUNDING,
  REQUEST_OFFERING,
  superintendent,
  teacherId,
  type World,
  westSchool,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.side.close());

const budgets = service('budgets');
const budgetRequestId = 'bud_00000000-0000-7000-8000-000000000001';

async function fund(offeringRequestId: string, decision = 'APPROVED', reason: string | null = null) {
  const clientMutationId = `out_${offeringRequestId}`;
  const input = { clientMutationId, offeringRequestId, budgetRequestId, decision, reason };
  const answer = await world.side.ask<{ recordFunding: unknown }>(RECORD_FUNDING, { input }, budgets);
  return answer.data?.recordFunding;
}

it('tells whoever may read a request of each of its steps', async () => {
  const { told } = world.side.gateway;
  const before = told.length;
  const request = await world.requested({ schoolId: westSchool, forPersonIds: [teacherId] });
  await fund(request.id);
  const ofRequest = told.slice(before);
  expect(ofRequest.map(({ kind, id }) => [kind, id])).toEqual([
    ['pathways.offeringRequest', request.id],
    ['pathways.offeringRequest', request.id],
  ]);
  const [
    {
      to: [readers],
    } = { to: [] },
  ] = ofRequest;
  expect(readers).toMatchObject({ to: 'PEOPLE', action: 'READ_OFFERING_REQUESTS', tenantId: district });
  expect(readers).toMatchObject({
    organizationIds: expect.arrayContaining([westSchool]),
    personIds: [lead.personId, teacherId],
  });
});

describe('requestOffering', () => {
  it('keeps the request and the message to budgets together', async () => {
    const request = await world.requested({
      participants: 40,
      preferredStartsOn: '2027-01-12',
      forPersonIds: [teacherId],
    });
    expect(request).toMatchObject({
      state: 'REQUESTED',
      version: 1,
      history: [{ state: 'REQUESTED', by: { id: lead.personId } }],
    });
    const { OutboxRow, AuditRow } = keptModels(world.side.deps.connection);
    const rows = await OutboxRow.find({ subjectId: request.id }).lean();
    expect(rows).toMatchObject([
      {
        act: 'createRequestForOffering',
        state: 'PENDING',
        tenantId: district,
        facts: {
          offeringRequestId: request.id,
          districtId: district,
          departmentId: mathDepartment,
          schoolId: null,
          requestedById: lead.personId,
          forPersonIds: [teacherId],
          title: 'Equity-driven schedules from student data',
          participants: 40,
          method: 'VIRTUAL',
          startsOn: '2027-01-12',
        },
      },
    ]);
    const audit = await AuditRow.find({ subjectId: request.id }).lean();
    expect(audit).toMatchObject([{ action: 'requestOffering', who: `person:${lead.personId}` }]);
  });

  it('answers a repeated call with the same request and sends nothing more', async () => {
    const first = await world.requested({ clientMutationId: 'twice' });
    const again = await world.requested({ clientMutationId: 'twice', participants: 99 });
    expect(again.id).toBe(first.id);
    const { OutboxRow } = keptModels(world.side.deps.connection);
    expect(await OutboxRow.countDocuments({ subjectId: first.id })).toBe(1);
  });

  it('gives fifty callers with one clientMutationId one request', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, () => world.requested({ clientMutationId: 'fifty' })),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    const { OutboxRow } = keptModels(world.side.deps.connection);
    expect(await OutboxRow.countDocuments({ subjectId: all[0]?.id ?? '' })).toBe(1);
  });

  it('does not answer one person with another’s request for the same clientMutationId', async () => {
    const first = await world.requested({ clientMutationId: 'shared' });
    const second = await world.requested({ clientMutationId: 'shared' }, superintendent);
    expect(second.id).not.toBe(first.id);
  });

  it.each([
    ['participants', { participants: 0 }],
    ['participants', { participants: 2001 }],
    ['preferredStartsOn', { preferredStartsOn: '2026-11-01' }],
    ['method', { offeringId: 1, method: 'IN_PERSON' }],
    ['departmentId', { departmentId: 'math' }],
    ['forPersonIds', { forPersonIds: ['someone'] }],
  ])('names the field at fault: %s', async (field, input) => {
    const offeringId = world.offering('offeringId' in input ? input.offeringId : 3);
    const wish = {
      clientMutationId: 'x',
      departmentId: mathDepartment,
      method: 'VIRTUAL',
      participants: 5,
      ...input,
      offeringId,
    };
    const answer = await world.side.ask(REQUEST_OFFERING, { input: wish }, lead);
    expect(answer.data).toMatchObject({
      requestOffering: { __typename: 'InvalidInput', path: ['input', field] },
    });
  });

  it.each([
    ['a principal for another school', principal, { schoolId: eastSchool }],
    ['a principal for the whole district', principal, {}],
    ['a principal for a department', principal, { schoolId: westSchool, departmentId: mathDepartment }],
  ])('refuses %s', async (_who, as, target) => {
    const input = {
      clientMutationId: 'x',
      offeringId: world.offering(3),
      method: 'VIRTUAL',
      participants: 5,
      ...target,
    };
    const answer = await world.side.ask(REQUEST_OFFERING, { input }, as);
    expect(answer.data).toMatchObject({
      requestOffering: { __typename: 'NotPermitted', action: 'requestOffering' },
    });
  });

  it('is seen by the school it is for and not by another', async () => {
    const { id } = await world.requested({ schoolId: westSchool, departmentId: null }, principal);
    expect((await world.read(id, principal)).id).toBe(id);
    await expect(world.read(id, eastPrincipal)).rejects.toThrow('is not seen');
  });
});

describe('the money of a request', () => {
  it('is recorded as asked for, once', async () => {
    const { id } = await world.requested({});
    const input = { clientMutationId: 'out_asked', offeringRequestId: id, budgetRequestId };
    for (const _time of [1, 2]) {
      const answer = await world.side.ask(RECORD_BUDGET_REQUESTED, { input }, budgets);
      expect(answer.data).toMatchObject({
        recordBudgetRequested: { offeringRequest: { id, state: 'BUDGET_REQUESTED', version: 2 } },
      });
    }
    expect((await world.read(id)).budgetRequest).toEqual({ id: budgetRequestId });
  });

  it('once approved puts the session on the first weekday three weeks ahead', async () => {
    const { id } = await world.requested({});
    await fund(id);
    // Monday 2026-11-02 and 21 days is Monday 2026-11-23.
    expect(await world.read(id)).toMatchObject({
      state: 'SCHEDULED',
      learningSession: { startsOn: '2026-11-23', method: 'VIRTUAL', participants: 12 },
      history: [{ state: 'REQUESTED' }, { state: 'FUNDED' }, { state: 'SCHEDULED' }],
    });
  });

  it('once approved puts the session on the wished day', async () => {
    const { id } = await world.requested({ preferredStartsOn: '2027-02-16' });
    await fund(id);
    expect((await world.read(id)).learningSession?.startsOn).toBe('2027-02-16');
  });

  it('approved fifty times at once schedules one session', async () => {
    const { id } = await world.requested({});
    const input = { offeringRequestId: id, budgetRequestId, decision: 'APPROVED' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_none, n) =>
        world.side.ask(RECORD_FUNDING, { input: { ...input, clientMutationId: `out_${n % 5}` } }, budgets),
      ),
    );
    for (const answer of answers)
      expect(answer.data).toMatchObject({ recordFunding: { __typename: 'FundingRecorded' } });
    expect((await world.read(id)).history.map(({ state }) => state)).toEqual([
      'REQUESTED',
      'FUNDED',
      'SCHEDULED',
    ]);
    const sessions = world.side.deps.connection.collection('learningSessions');
    expect(await sessions.countDocuments({ requestId: id })).toBe(1);
  });

  it('refused ends the request with the reason', async () => {
    const { id } = await world.requested({});
    await fund(id, 'REFUSED', 'No Title II-A money is left this year.');
    const request = await world.read(id);
    expect(request).toMatchObject({ state: 'BUDGET_REFUSED', learningSession: null });
    expect(request.history.at(-1)).toMatchObject({ note: 'No Title II-A money is left this year.' });
  });

  it('may be decided before the news that it was asked for arrives', async () => {
    const { id } = await world.requested({});
    await fund(id);
    const input = { clientMutationId: 'out_late', offeringRequestId: id, budgetRequestId };
    const late = await world.side.ask(RECORD_BUDGET_REQUESTED, { input }, budgets);
    expect(late.data).toMatchObject({ recordBudgetRequested: { offeringRequest: { state: 'SCHEDULED' } } });
  });

  it('is not decided by another budget request', async () => {
    const { id } = await world.requested({});
    const asked = { clientMutationId: 'out_1', offeringRequestId: id, budgetRequestId };
    await world.side.ask(RECORD_BUDGET_REQUESTED, { input: asked }, budgets);
    const other = { ...asked, clientMutationId: 'out_2', budgetRequestId: 'bud_other', decision: 'APPROVED' };
    const answer = await world.side.ask(RECORD_FUNDING, { input: other }, budgets);
    expect(answer.data).toMatchObject({ recordFunding: { __typename: 'InvalidInput' } });
  });

  it('of an unknown request is refused by name', async () => {
    expect(await fund('ofr_unknown')).toMatchObject({ __typename: 'NotFound', id: 'ofr_unknown' });
  });

  it.each([
    ['a superintendent', superintendent],
    ['another service', service('cohorts')],
  ])('is not recorded by %s', async (_who, as) => {
    const { id } = await world.requested({});
    const input = { clientMutationId: 'out_x', offeringRequestId: id, budgetRequestId, decision: 'APPROVED' };
    const answer = await world.side.ask(RECORD_FUNDING, { input }, as);
    expect(answer.data).toMatchObject({ recordFunding: { __typename: 'NotPermitted' } });
    expect((await world.read(id)).state).toBe('REQUESTED');
  });
});
