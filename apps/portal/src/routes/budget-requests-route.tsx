import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { BudgetRequestState } from '../__generated__/graphql.ts';
import { graphql } from '../__generated__/index.ts';
import { Busy } from '../components/busy.tsx';
import { Button } from '../components/button.tsx';
import { Chips } from '../components/chips.tsx';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { BudgetRequestTable } from '../features/budget-requests/budget-request-table.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useAddKeys } from '../shell/keys.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const BudgetRequestsRouteQuery = graphql(`
  query BudgetRequestsRouteQuery($first: Int!, $after: String, $state: BudgetRequestState) {
    budgetRequests(first: $first, after: $after, state: $state) {
      edges { cursor node { id ...BudgetRequestTable_request } } pageInfo { hasNextPage endCursor }
    }
  }
`);

const states: readonly BudgetRequestState[] = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REFUSED'];

export function BudgetRequestsRoute() {
  const say = useSay();
  const { can } = useViewer();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const state = states.find((known) => known === params.get('state')) ?? null;
  const query = useRouteQuery(BudgetRequestsRouteQuery, { first: 100, state }, { keepsList: true });
  const mayDraft = can('DRAFT_BUDGET_REQUEST');
  useAddKeys(
    useMemo(
      () =>
        mayDraft
          ? [
              {
                keys: 'n',
                does: 'act.newBudgetRequest' as const,
                act: () => void navigate('/budget-requests/new'),
              },
            ]
          : [],
      [mayDraft, navigate],
    ),
  );
  const draft = mayDraft && (
    <Button to="/budget-requests/new">
      <Say id="act.newBudgetRequest" />
    </Button>
  );
  return (
    <QueryStates query={query} pick={(data) => data.budgetRequests}>
      {(requests) => (
        <Page title={say('budgetRequests.title')} acts={draft}>
          <Chips
            label={say('column.state')}
            chosen={state}
            choices={[
              { value: null, word: say('word.all') },
              ...states.map((value) => ({ value, word: say(`budgetRequest.state.${value}`) })),
            ]}
            onChoose={(value) => setParams(value === null ? {} : { state: value })}
          />
          <Busy isBusy={query.isLoading}>
            {requests.edges.length === 0 ? (
              <Empty>
                <Say id={mayDraft ? 'budgetRequests.emptyDraft' : 'budgetRequests.empty'} />
              </Empty>
            ) : (
              <BudgetRequestTable
                requests={nodesOf(requests)}
                {...pagingOf(requests, (after) => query.more({ after }))}
              />
            )}
          </Busy>
        </Page>
      )}
    </QueryStates>
  );
}
