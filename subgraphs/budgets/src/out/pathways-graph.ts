import type { GatewayClient } from '@quad/subgraph-kit';
import type { OtherSideAnswer, PathwaysSide } from '../domain/ports.ts';

/** The mutations of pathways that take news of the money; `message` is the English of a named refusal. */
const RECORD_BUDGET_REQUESTED = /* GraphQL */ `
  mutation BudgetsRecordBudgetRequested($input: RecordBudgetRequestedInput!) {
    answer: recordBudgetRequested(input: $input) {
      __typename
      ... on BudgetRequestedRecorded { offeringRequest { id } }
      ... on NotPermitted { message }
      ... on NotFound { message }
      ... on InvalidInput { message }
    }
  }
`;

const RECORD_FUNDING = /* GraphQL */ `
  mutation BudgetsRecordFunding($input: RecordFundingInput!) {
    answer: recordFunding(input: $input) {
      __typename
      ... on FundingRecorded { offeringRequest { id } }
      ... on NotPermitted { message }
      ... on NotFound { message }
      ... on InvalidInput { message }
    }
  }
`;

interface Said {
  readonly answer: { readonly __typename: string; readonly message?: string } | null;
}

/** Pathways over the graph, as the service `budgets`. What is neither success nor a named error is thrown, to be tried again. */
export function createPathwaysSide(gateway: GatewayClient): PathwaysSide {
  async function tell(
    document: string,
    success: string,
    clientMutationId: string,
    news: object,
  ): Promise<OtherSideAnswer> {
    const { answer } = await gateway.run<Said>(
      document,
      { input: { clientMutationId, ...news } },
      clientMutationId,
    );
    if (answer?.__typename === success) return { outcome: 'TAKEN' };
    if (answer?.message === undefined) {
      throw new Error(`Pathways answered ${answer?.__typename ?? 'nothing'} to ${clientMutationId}.`);
    }
    return { outcome: 'REFUSED', reason: `${answer.__typename}: ${answer.message}` };
  }
  return {
    recordBudgetRequested: (id, news) => tell(RECORD_BUDGET_REQUESTED, 'BudgetRequestedRecorded', id, news),
    recordFunding: (id, news) => tell(RECORD_FUNDING, 'FundingRecorded', id, news),
  };
}
