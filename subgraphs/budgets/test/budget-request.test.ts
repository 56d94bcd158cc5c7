import { keptModels } from '@quad/subgraph-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  APPROVE,
  artsDepartment,
  artsLead,
  budgetOfficer,
  coachingHours,
  createWorld,
  DRAFT,
  district,
  lead,
  mathDepartment,
  planner,
  REFUSE,
  SUBMIT,
  superintendent,
  survey,
  UPDATE,
  WAIVE,
  type World,
  workshop,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.side.close());

describe('draftBudgetRequest', () => {
  it('keeps lines in the order of stages with exact sums', async () => {
    const request = await world.drafted();
    expect(request).toMatchObject({
      state: 'DRAFT',
      version: 1,
      department: { id: mathDepartment },
      district: { id: district },
      requestedBy: { id: lead.personId },
      lines: [{ stage: 'DELIVERY' }, { stage: 'COACHING' }, { stage: 'EVALUATION' }],
      stageTotals: [
        { stage: 'PLANNING', total: { amountCents: 0 } },
        { stage: 'DELIVERY', total: { amountCents: 500_000 } },
        { stage: 'COACHING', total: { amountCents: 96_000 } },
        { stage: 'EVALUATION', total: { amountCents: 12_345 } },
      ],
      total: { amountCents: 608_345, currency: 'USD' },
      missingStages: [],
      history: [{ act: 'DRAFTED', by: { id: lead.personId }, total: { amountCents: 608_345 } }],
    });
    const { AuditRow } = keptModels(world.side.deps.connection);
    expect(await AuditRow.find({ subjectId: request.id }).lean()).toMatchObject([
      {
        action: 'draftBudgetRequest',
        who: `person:${lead.personId}`,
        roles: ['DEPARTMENT_LEAD'],
        before: null,
      },
    ]);
  });

  it('answers a repeated call with the same draft', async () => {
    const first = await world.drafted({ clientMutationId: 'twice' });
    const again = await world.drafted({ clientMutationId: 'twice', title: 'Another' });
    expect(again).toEqual(first);
  });

  it('is for one’s own department unless one reaches the district', async () => {
    const input = { clientMutationId: 'x', title: 'Arts', fiscalYear: 2027, lines: [] };
    for (const target of [{ departmentId: artsDepartment }, {}]) {
      const refused = await world.act(DRAFT, { ...input, ...target }, lead);
      expect(refused.__typename).toBe('NotPermitted');
    }
    expect((await world.drafted({ departmentId: artsDepartment }, planner)).state).toBe('DRAFT');
    expect((await world.drafted({ departmentId: null }, planner)).state).toBe('DRAFT');
  });

  it.each([
    [['input', 'title'], { title: '  ' }],
    [['input', 'fiscalYear'], { fiscalYear: 27 }],
    [['input', 'lines', '1', 'quantity'], { lines: [survey, { ...survey, quantity: 0 }] }],
    [['input', 'lines', '0', 'unitCostCents'], { lines: [{ ...survey, unitCostCents: -1 }] }],
    [['input', 'lines', '0', 'description'], { lines: [{ ...survey, description: '' }] }],
    [['input', 'lines'], { lines: [{ ...survey, quantity: 2, unitCostCents: 2_147_483_647 }] }],
    [['input', 'departmentId'], { departmentId: 'math' }],
  ])('names the field at fault: %s', async (path, input) => {
    const wish = {
      clientMutationId: 'x',
      departmentId: mathDepartment,
      title: 'T',
      fiscalYear: 2027,
      lines: [survey],
      ...input,
    };
    expect(await world.act(DRAFT, wish, planner)).toMatchObject({ __typename: 'InvalidInput', path });
  });
});

describe('updateBudgetRequest', () => {
  it('replaces lines and title on the version that was read', async () => {
    const { id } = await world.drafted();
    const updated = await world.act(
      UPDATE,
      { id, expectedVersion: 1, title: 'Geometry', lines: [workshop] },
      lead,
    );
    expect(updated.budgetRequest).toMatchObject({
      title: 'Geometry',
      version: 2,
      total: { amountCents: 500_000 },
    });
    const late = await world.act(UPDATE, { id, expectedVersion: 1, title: 'Late' }, lead);
    expect(late).toMatchObject({ __typename: 'VersionConflict', currentVersion: 2 });
  });

  it('leaves a submitted request as it is', async () => {
    const { id, version } = await world.submitted();
    const answer = await world.act(UPDATE, { id, expectedVersion: version, lines: [] }, lead);
    expect(answer).toMatchObject({ __typename: 'NotDraft', state: 'SUBMITTED' });
  });

  it('is not found by another department', async () => {
    const { id } = await world.drafted();
    const answer = await world.act(UPDATE, { id, expectedVersion: 1, title: 'Ours now' }, artsLead);
    expect(answer.__typename).toBe('NotFound');
  });
});

describe('submitBudgetRequest', () => {
  it('S2-06 refuses a request without coaching and evaluation and names both stages', async () => {
    const { id, missingStages } = await world.drafted({ lines: [workshop] });
    expect(missingStages).toEqual(['COACHING', 'EVALUATION']);
    const answer = await world.act(SUBMIT, { id, expectedVersion: 1 }, lead);
    expect(answer).toMatchObject({ __typename: 'StagesMissing', stages: ['COACHING', 'EVALUATION'] });
    expect((await world.read(id))?.state).toBe('DRAFT');
  });

  it('S2-06 names the one stage that is missing', async () => {
    const { id } = await world.drafted({ lines: [workshop, survey] });
    const answer = await world.act(SUBMIT, { id, expectedVersion: 1 }, lead);
    expect(answer).toMatchObject({ __typename: 'StagesMissing', stages: ['COACHING'] });
  });

  it('S2-06 takes no line of zero cents for a stage', async () => {
    const { id } = await world.drafted({ lines: [workshop, survey, { ...coachingHours, unitCostCents: 0 }] });
    const answer = await world.act(SUBMIT, { id, expectedVersion: 1 }, lead);
    expect(answer).toMatchObject({ stages: ['COACHING'] });
  });

  it('S2-06 submits a request with coaching and evaluation', async () => {
    const request = await world.submitted();
    expect(request).toMatchObject({ state: 'SUBMITTED', version: 2 });
    expect(request.history.map(({ act }) => act)).toEqual(['DRAFTED', 'SUBMITTED']);
  });

  it('S2-06 submits without them once they are waived with a reason, who and when', async () => {
    const { id } = await world.drafted({ lines: [workshop] });
    const reason = 'The coaches are paid by the state this year.';
    const half = await world.act(WAIVE, { id, expectedVersion: 1, stages: ['COACHING'], reason }, lead);
    expect(half.budgetRequest).toMatchObject({
      missingStages: ['EVALUATION'],
      waiver: { stages: ['COACHING'], reason, by: { id: lead.personId }, at: '2026-11-02T15:00:00Z' },
    });
    expect(await world.act(SUBMIT, { id, expectedVersion: 2 }, lead)).toMatchObject({
      stages: ['EVALUATION'],
    });
    await world.act(WAIVE, { id, expectedVersion: 2, stages: ['EVALUATION', 'COACHING'], reason }, lead);
    const answer = await world.act(SUBMIT, { id, expectedVersion: 3 }, lead);
    expect(answer.budgetRequest).toMatchObject({ state: 'SUBMITTED', missingStages: [] });
  });

  it('S2-06 waives for no word of a reason and waives no other stage', async () => {
    const { id } = await world.drafted({ lines: [workshop] });
    const input = { id, expectedVersion: 1, stages: ['COACHING'], reason: 'no money' };
    expect(await world.act(WAIVE, input, lead)).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'reason'],
    });
    const delivery = { ...input, stages: ['DELIVERY'], reason: 'There is no delivery at all.' };
    expect(await world.act(WAIVE, delivery, lead)).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'stages'],
    });
  });

  it('submits no request without any line', async () => {
    const { id } = await world.drafted({ lines: [] });
    await world.act(
      WAIVE,
      { id, expectedVersion: 1, stages: ['COACHING', 'EVALUATION'], reason: 'Nothing is paid here.' },
      lead,
    );
    expect((await world.act(SUBMIT, { id, expectedVersion: 2 }, lead)).__typename).toBe('InvalidInput');
  });
});

describe('the decision', () => {
  it('is made by a budget officer with the version that was read', async () => {
    const { id } = await world.submitted();
    expect((await world.act(APPROVE, { id, expectedVersion: 1 }, budgetOfficer)).__typename).toBe(
      'VersionConflict',
    );
    const approved = await world.act(APPROVE, { id, expectedVersion: 2, note: 'Title II-A' }, budgetOfficer);
    expect(approved.budgetRequest).toMatchObject({
      state: 'APPROVED',
      decidedBy: { id: budgetOfficer.personId },
      decisionNote: 'Title II-A',
    });
  });

  it('is not made by those who only see the request', async () => {
    const { id } = await world.submitted();
    for (const as of [lead, planner]) {
      const answer = await world.act(APPROVE, { id, expectedVersion: 2 }, as);
      expect(answer.__typename).toBe('NotPermitted');
    }
  });

  it('is never made by the one who asked or who submitted', async () => {
    const both = {
      ...superintendent,
      grants: [...superintendent.grants, { role: 'PLANNING_TEAM', organizationId: district }],
    } as const;
    const own = await world.drafted({}, both);
    await world.act(SUBMIT, { id: own.id, expectedVersion: 1 }, planner);
    const others = await world.drafted();
    await world.act(SUBMIT, { id: others.id, expectedVersion: 1 }, both);
    for (const { id } of [own, others]) {
      for (const [document, input] of [
        [APPROVE, {}],
        [REFUSE, { reason: 'No' }],
      ] as const) {
        const answer = await world.act(document, { id, expectedVersion: 2, ...input }, both);
        expect(answer).toMatchObject({ __typename: 'RequesterCannotApprove', id });
      }
      expect((await world.act(APPROVE, { id, expectedVersion: 2 }, budgetOfficer)).__typename).toBe(
        'BudgetRequestApproved',
      );
    }
  });

  it('waits for the request to be submitted and is made once', async () => {
    const { id } = await world.drafted();
    expect(await world.act(APPROVE, { id, expectedVersion: 1 }, budgetOfficer)).toMatchObject({
      __typename: 'NotSubmitted',
      state: 'DRAFT',
    });
    await world.act(SUBMIT, { id, expectedVersion: 1 }, lead);
    await world.act(REFUSE, { id, expectedVersion: 2, reason: 'No fund is left.' }, budgetOfficer);
    expect(await world.act(APPROVE, { id, expectedVersion: 3 }, budgetOfficer)).toMatchObject({
      __typename: 'NotSubmitted',
      state: 'REFUSED',
    });
  });

  it('to refuse has a reason', async () => {
    const { id } = await world.submitted();
    const answer = await world.act(REFUSE, { id, expectedVersion: 2, reason: ' ' }, budgetOfficer);
    expect(answer).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'reason'] });
  });
});
