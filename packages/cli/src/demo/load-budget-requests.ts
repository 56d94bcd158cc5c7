import type { DemoBudgetRequest } from '@quad/demo-district';
import type { CliEnv } from '../env.ts';
import type { GraphClient } from '../graph/client.ts';
import { expectMember } from '../graph/unions.ts';
import { asPeople } from './as-person.ts';
import { type DemoPeople, organizationsBySourcedId } from './load-people.ts';

interface BudgetRequest {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

interface Drafted {
  readonly __typename: 'BudgetRequestDrafted';
  readonly budgetRequest: BudgetRequest;
}

const DRAFT = /* GraphQL */ `
  mutation CliDraftBudgetRequest($input: DraftBudgetRequestInput!) {
    draftBudgetRequest(input: $input) {
      __typename
      ... on BudgetRequestDrafted { budgetRequest { id state version } }
      ... on UserError { message }
    }
  }
`;

const SUBMIT = /* GraphQL */ `
  mutation CliSubmitBudgetRequest($input: SubmitBudgetRequestInput!) {
    submitBudgetRequest(input: $input) {
      __typename
      ... on BudgetRequestSubmitted { budgetRequest { id state version } }
      ... on UserError { message }
    }
  }
`;

const APPROVE = /* GraphQL */ `
  mutation CliApproveBudgetRequest($input: ApproveBudgetRequestInput!) {
    approveBudgetRequest(input: $input) {
      __typename
      ... on UserError { message }
    }
  }
`;

/** Drafts the demo's requests as their requesters, and takes each as far as the demo says. */
export async function loadBudgetRequests(
  operator: GraphClient,
  env: CliEnv,
  demo: { readonly requests: readonly DemoBudgetRequest[]; readonly people: DemoPeople },
): Promise<void> {
  const organizations = await organizationsBySourcedId(operator);
  const as = asPeople(operator, env, demo.people);
  for (const request of demo.requests) {
    const requester = await as.graphOf(request.requestedByKey);
    const { draftBudgetRequest } = await requester.run<{ draftBudgetRequest: Drafted }>(DRAFT, {
      input: {
        clientMutationId: `demo-budget-request-${request.key}`,
        departmentId: organizations.get(request.departmentSourcedId) ?? null,
        title: request.title,
        fiscalYear: request.fiscalYear,
        lines: request.lines,
      },
    });
    let current = expectMember<Drafted>(draftBudgetRequest, 'BudgetRequestDrafted').budgetRequest;
    if (request.state === 'DRAFT') continue;
    if (current.state === 'DRAFT') current = await submit(requester, current);
    if (request.decision !== null && current.state === 'SUBMITTED') {
      const { approveBudgetRequest } = await (await as.graphOf(request.decision.byKey)).run<{
        approveBudgetRequest: { readonly __typename: 'BudgetRequestApproved' };
      }>(APPROVE, {
        input: { id: current.id, expectedVersion: current.version, note: request.decision.note },
      });
      expectMember(approveBudgetRequest, 'BudgetRequestApproved');
    }
  }
}

async function submit(requester: GraphClient, request: BudgetRequest): Promise<BudgetRequest> {
  interface Submitted {
    readonly __typename: 'BudgetRequestSubmitted';
    readonly budgetRequest: BudgetRequest;
  }
  const { submitBudgetRequest } = await requester.run<{ submitBudgetRequest: Submitted }>(SUBMIT, {
    input: { id: request.id, expectedVersion: request.version },
  });
  return expectMember<Submitted>(submitBudgetRequest, 'BudgetRequestSubmitted').budgetRequest;
}
