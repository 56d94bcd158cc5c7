import type { Principal } from '@quad/kernel';
import { createTestSubgraph, personWith, service, type TestSubgraph } from '@quad/test-kit';
import { createServer } from '../src/server.ts';

const org = (number: number) => `org_00000000-0000-7000-8000-00000000000${number}`;

/** Two districts; the first has a school and two departments. */
export const district = org(1);
export const westSchool = org(2);
export const mathDepartment = org(4);
export const artsDepartment = org(5);
export const otherDistrict = org(9);

export const teacherId = 'per_00000000-0000-7000-8000-000000000001';

export const lead = personWith('DEPARTMENT_LEAD', { tenantId: district, organizationId: mathDepartment });
export const artsLead = personWith('DEPARTMENT_LEAD', {
  tenantId: district,
  organizationId: artsDepartment,
  personId: 'per_arts',
});
export const teacher = personWith('TEACHER', {
  tenantId: district,
  organizationId: westSchool,
  personId: teacherId,
});
export const planner = personWith('PLANNING_TEAM', { tenantId: district });
export const budgetOfficer = personWith('BUDGET_OFFICER', { tenantId: district });
export const superintendent = personWith('SUPERINTENDENT', { tenantId: district });
export const foreignOfficer = personWith('BUDGET_OFFICER', {
  tenantId: otherDistrict,
  personId: 'per_foreign',
});
export const pathways = service('pathways');

const fragment = /* GraphQL */ `
  fragment Request on BudgetRequest {
    id title state version fiscalYear participants
    district { id } department { id } requestedBy { id } offeringRequest { id } decidedBy { id } decisionNote
    lines { id stage season category description quantity unitCost { amountCents currency } total { amountCents } fund }
    stageTotals { stage total { amountCents } }
    total { amountCents currency }
    missingStages
    waiver { stages reason by { id } at }
    history { act state by { id } note version total { amountCents } }
  }
`;
const faults = /* GraphQL */ `
  ... on UserError { __typename message path }
`;

function mutation(name: string, success: string, more = ''): string {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation M($input: ${input}!) { answer: ${name}(input: $input) { __typename ... on ${success} { budgetRequest { ...Request } } ${faults} ${more} } } ${fragment}`;
}

export const DRAFT = mutation('draftBudgetRequest', 'BudgetRequestDrafted');
export const UPDATE = mutation(
  'updateBudgetRequest',
  'BudgetRequestUpdated',
  '... on VersionConflict { currentVersion } ... on NotDraft { state }',
);
export const WAIVE = mutation('waiveStages', 'StagesWaived', '... on NotDraft { state }');
export const SUBMIT = mutation(
  'submitBudgetRequest',
  'BudgetRequestSubmitted',
  '... on StagesMissing { stages } ... on NotDraft { state }',
);
export const APPROVE = mutation(
  'approveBudgetRequest',
  'BudgetRequestApproved',
  '... on RequesterCannotApprove { id } ... on NotSubmitted { state }',
);
export const REFUSE = mutation(
  'refuseBudgetRequest',
  'BudgetRequestRefused',
  '... on RequesterCannotApprove { id } ... on NotSubmitted { state }',
);
export const FOR_OFFERING = mutation('createRequestForOffering', 'RequestForOfferingCreated');
const READ = `query Read($id: ID!) { budgetRequest(id: $id) { ...Request } } ${fragment}`;

interface Amount {
  readonly amountCents: number;
}
export interface BudgetRequestShape {
  readonly id: string;
  readonly title: string;
  readonly department: { readonly id: string } | null;
  readonly requestedBy: { readonly id: string } | null;
  readonly state: string;
  readonly version: number;
  readonly fiscalYear: number;
  readonly total: Amount;
  readonly lines: readonly {
    readonly stage: string;
    readonly season: string;
    readonly category: string;
    readonly quantity: number;
    readonly total: Amount;
  }[];
  readonly stageTotals: readonly { readonly stage: string; readonly total: Amount }[];
  readonly missingStages: readonly string[];
  readonly history: readonly {
    readonly act: string;
    readonly state: string;
    readonly note: string | null;
    readonly by: { readonly id: string } | null;
  }[];
}
export interface Answer {
  readonly answer: {
    readonly __typename: string;
    readonly message?: string;
    readonly path?: readonly string[] | null;
    readonly budgetRequest?: BudgetRequestShape;
  };
}

export const workshop = {
  stage: 'DELIVERY',
  season: 'FALL',
  category: 'EXPERTS',
  description: 'Two facilitator days',
  quantity: 2,
  unitCostCents: 250_000,
};
export const coachingHours = {
  stage: 'COACHING',
  season: 'SPRING',
  category: 'COACHING_TIME',
  description: 'Twenty hours in classrooms',
  quantity: 20,
  unitCostCents: 4_800,
};
export const survey = {
  stage: 'EVALUATION',
  season: 'ONGOING',
  category: 'DATA_COLLECTION',
  description: 'A survey',
  quantity: 1,
  unitCostCents: 12_345,
};

let count = 0;

export interface World {
  readonly side: TestSubgraph;
  act(document: string, input: Readonly<Record<string, unknown>>, as: Principal): Promise<Answer['answer']>;
  drafted(input?: Readonly<Record<string, unknown>>, as?: Principal): Promise<BudgetRequestShape>;
  /** Drafted and submitted by the department lead. */
  submitted(): Promise<BudgetRequestShape>;
  /** Made for a request for an offering, as pathways asks. */
  forOffering(input?: Readonly<Record<string, unknown>>): Promise<BudgetRequestShape>;
  read(id: string, as?: Principal): Promise<BudgetRequestShape | null>;
}

export async function createWorld(): Promise<World> {
  const side = await createTestSubgraph('budgets', createServer);

  async function act(document: string, input: Readonly<Record<string, unknown>>, as: Principal) {
    const answer = await side.ask<Answer>(document, { input }, as);
    if (answer.data === null || answer.data === undefined) throw new Error(JSON.stringify(answer));
    return answer.data.answer;
  }
  function made(answer: Answer['answer']): BudgetRequestShape {
    if (answer.budgetRequest === undefined) throw new Error(JSON.stringify(answer));
    return answer.budgetRequest;
  }
  const world: World = {
    side,
    act,
    async drafted(input = {}, as = lead) {
      count += 1;
      const defaults = {
        clientMutationId: `draft-${count}`,
        departmentId: mathDepartment,
        title: 'Algebra workshops',
        fiscalYear: 2027,
        lines: [survey, workshop, coachingHours],
      };
      return made(await act(DRAFT, { ...defaults, ...input }, as));
    },
    async submitted() {
      const { id, version } = await world.drafted();
      return made(await act(SUBMIT, { id, expectedVersion: version }, lead));
    },
    async forOffering(input = {}) {
      count += 1;
      return made(await act(FOR_OFFERING, offeringInput(count, input), pathways));
    },
    async read(id, as = superintendent) {
      const answer = await side.ask<{ budgetRequest: BudgetRequestShape | null }>(READ, { id }, as);
      return answer.data?.budgetRequest ?? null;
    },
  };
  return world;
}

/** What pathways sends for its request of this number. */
export function offeringInput(number: number, input: Readonly<Record<string, unknown>> = {}) {
  const tail = String(number).padStart(12, '0');
  return {
    clientMutationId: `out_00000000-0000-7000-8000-${tail}`,
    offeringRequestId: `ofr_00000000-0000-7000-8000-${tail}`,
    districtId: district,
    departmentId: mathDepartment,
    requestedById: lead.personId,
    title: 'Bell schedules for many programs and learners',
    participants: 40,
    method: 'IN_PERSON',
    startsOn: '2027-01-12',
    ...input,
  };
}
