import type { GatewayClient } from '@quad/subgraph-kit';
import type { BudgetsSide } from '../domain/ports.ts';

/** The budget side's mutation; `message` is the English of a named refusal. */
const CREATE_REQUEST_FOR_OFFERING = /* GraphQL */ `
  mutation PathwaysCreateRequestForOffering($input: CreateRequestForOfferingInput!) {
    createRequestForOffering(input: $input) {
      __typename
      ... on RequestForOfferingCreated { budgetRequest { id } }
      ... on NotPermitted { message }
      ... on InvalidInput { message }
    }
  }
`;

interface Answer {
  readonly createRequestForOffering: { readonly __typename: string; readonly message?: string } | null;
}

/** Budgets over the graph, as the service `pathways`. What is neither success nor a named error is thrown, to be tried again. */
export function createBudgetsSide(gateway: GatewayClient): BudgetsSide {
  return {
    async createRequestForOffering(clientMutationId, wish) {
      const input = { clientMutationId, ...wish };
      const { createRequestForOffering: said } = await gateway.run<Answer>(
        CREATE_REQUEST_FOR_OFFERING,
        { input },
        clientMutationId,
      );
      if (said?.__typename === 'RequestForOfferingCreated') return { outcome: 'TAKEN' };
      if (said?.message === undefined) {
        throw new Error(
          `createRequestForOffering answered ${said?.__typename ?? 'nothing'} to ${clientMutationId}.`,
        );
      }
      return { outcome: 'REFUSED', reason: `${said.__typename}: ${said.message}` };
    },
  };
}
