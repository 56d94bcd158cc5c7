import type { PersonPrincipal } from '@quad/kernel';
import { createTestSubgraph, operator, personWith, type TestSubgraph } from '@quad/test-kit';
import { createServer } from '../src/server.ts';

const org = (number: number) => `org_00000000-0000-7000-8000-00000000000${number}`;

/** Two districts; the first has two schools and a department. */
export const district = org(1);
export const westSchool = org(2);
export const eastSchool = org(3);
export const mathDepartment = org(4);
export const otherDistrict = org(9);

export const teacherId = 'per_00000000-0000-7000-8000-000000000001';

export const lead = personWith('DEPARTMENT_LEAD', { tenantId: district, organizationId: mathDepartment });
export const principal = personWith('PRINCIPAL', { tenantId: district, organizationId: westSchool });
export const eastPrincipal: PersonPrincipal = {
  ...personWith('PRINCIPAL', { tenantId: district, organizationId: eastSchool }),
  personId: 'per_east',
};
export const superintendent = personWith('SUPERINTENDENT', { tenantId: district });
export const foreignSuperintendent = personWith('SUPERINTENDENT', {
  tenantId: otherDistrict,
  personId: 'per_foreign',
});

export const LOAD_CATALOGUE = /* GraphQL */ `
  mutation LoadCatalogue {
    loadOfferingCatalogue(input: { catalogue: STRATEGIC_SCHEDULING }) {
      __typename
      ... on OfferingCatalogueLoaded { createdCount updatedCount unchangedCount offerings { id number } }
      ... on NotPermitted { message action }
    }
  }
`;

export const REQUEST_OFFERING = /* GraphQL */ `
  mutation RequestOffering($input: RequestOfferingInput!) {
    requestOffering(input: $input) {
      __typename
      ... on OfferingRequested { offeringRequest { ...Request } }
      ... on NotPermitted { message action }
      ... on NotFound { message id }
      ... on InvalidInput { message path }
    }
  }
  fragment Request on OfferingRequest {
    id state version participants preferredStartsOn
    findings { code message }
    budgetRequest { id }
    learningSession { id startsOn }
    deliverables { position text isProduced note producedBy { id } }
    history { state note by { id } }
  }
`;

export const RECORD_FUNDING = /* GraphQL */ `
  mutation RecordFunding($input: RecordFundingInput!) {
    recordFunding(input: $input) {
      __typename
      ... on FundingRecorded { offeringRequest { id state version } }
      ... on NotPermitted { message }
      ... on NotFound { message id }
      ... on InvalidInput { message }
    }
  }
`;

export const RECORD_BUDGET_REQUESTED = /* GraphQL */ `
  mutation RecordBudgetRequested($input: RecordBudgetRequestedInput!) {
    recordBudgetRequested(input: $input) {
      __typename
      ... on BudgetRequestedRecorded { offeringRequest { id state version } }
      ... on NotPermitted { message }
      ... on NotFound { message id }
    }
  }
`;

export const REQUEST = /* GraphQL */ `
  query Request($id: ID!) {
    offeringRequest(id: $id) {
      id state version
      findings { code message }
      budgetRequest { id }
      learningSession { id startsOn method participants }
      schedules { fileIds description by { id } }
      deliverables { position text isProduced note producedBy { id } }
      history { state note by { id } }
    }
  }
`;

export interface RequestShape {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  readonly budgetRequest: { readonly id: string } | null;
  readonly learningSession: { readonly id: string; readonly startsOn: string } | null;
  readonly schedules: { readonly fileIds: readonly string[]; readonly description: string | null } | null;
  readonly deliverables: readonly {
    readonly position: number;
    readonly text: string;
    readonly isProduced: boolean;
  }[];
  readonly history: readonly {
    readonly state: string;
    readonly note: string | null;
    readonly by: { readonly id: string } | null;
  }[];
}

export interface World {
  readonly side: TestSubgraph;
  /** The offering's id by its number in the catalogue. */
  offering(number: number): string;
  /** A request of the department lead, as the graph answers it. */
  requested(input: Readonly<Record<string, unknown>>, as?: PersonPrincipal): Promise<RequestShape>;
  read(id: string, as?: PersonPrincipal): Promise<RequestShape>;
}

let requestCount = 0;

/** The side with its catalogue loaded. */
export async function createWorld(): Promise<World> {
  const side = await createTestSubgraph('pathways', createServer);
  const loaded = await side.ask<{ loadOfferingCatalogue: { offerings: { id: string; number: number }[] } }>(
    LOAD_CATALOGUE,
    {},
    operator,
  );
  const ids = new Map(loaded.data?.loadOfferingCatalogue.offerings.map(({ id, number }) => [number, id]));
  const offering = (number: number) => ids.get(number) ?? `no offering ${number}`;
  return {
    side,
    offering,
    async requested(input, as = lead) {
      requestCount += 1;
      const defaults = {
        clientMutationId: `request-${requestCount}`,
        offeringId: offering(3),
        departmentId: mathDepartment,
        method: 'VIRTUAL',
        participants: 12,
      };
      const answer = await side.ask<{
        requestOffering: { message?: string; offeringRequest?: RequestShape };
      }>(REQUEST_OFFERING, { input: { ...defaults, ...input } }, as);
      const request = answer.data?.requestOffering.offeringRequest;
      if (request === undefined) throw new Error(JSON.stringify(answer));
      return request;
    },
    async read(id, as = superintendent) {
      const answer = await side.ask<{ offeringRequest: RequestShape | null }>(REQUEST, { id }, as);
      const request = answer.data?.offeringRequest ?? null;
      if (request === null) throw new Error(`Request ${id} is not seen: ${JSON.stringify(answer)}`);
      return request;
    },
  };
}
