import { graphql } from '../../__generated__/index.ts';

/** All that a request's page shows; every act answers it, so that the page is new at once. */
export const RequestPage_request = graphql(`
  fragment RequestPage_request on BudgetRequest {
    id title state version fiscalYear submittedAt decidedAt decisionNote missingStages participants
    total { amountCents currency }
    district { id }
    department { id name }
    requestedBy { id displayName }
    decidedBy { id displayName }
    offeringRequest { id }
    ...CostLines_request
    ...StageTotals_request
    ...RequestHistory_request
    ...Decision_request
    ...Submission_request
  }
`);
