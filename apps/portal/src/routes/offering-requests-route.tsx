import { useSearchParams } from 'react-router';
import type { OfferingRequestState } from '../__generated__/graphql.ts';
import { graphql } from '../__generated__/index.ts';
import { Busy } from '../components/busy.tsx';
import { Button } from '../components/button.tsx';
import { Chips } from '../components/chips.tsx';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { OfferingRequestTable } from '../features/offering-requests/offering-request-table.tsx';
import { useLive } from '../graph/events/use-live.ts';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';

const OfferingRequestsRouteQuery = graphql(`
  query OfferingRequestsRouteQuery($first: Int!, $after: String, $state: OfferingRequestState) {
    offeringRequests(first: $first, after: $after, state: $state) {
      edges { cursor node { id ...OfferingRequestTable_request } } pageInfo { hasNextPage endCursor }
    }
  }
`);

const states: readonly OfferingRequestState[] = [
  'REQUESTED',
  'BUDGET_REQUESTED',
  'BUDGET_REFUSED',
  'FUNDED',
  'SCHEDULED',
  'DECLINED',
];

export function OfferingRequestsRoute() {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const state = states.find((known) => known === params.get('state')) ?? null;
  const query = useRouteQuery(OfferingRequestsRouteQuery, { first: 100, state }, { keepsList: true });
  useLive(query, { kind: 'pathways.offeringRequest', id: null, isMoving: false });
  return (
    <QueryStates query={query} pick={(data) => data.offeringRequests}>
      {(requests) => (
        <Page title={say('offeringRequests.title')}>
          <Chips
            label={say('column.state')}
            chosen={state}
            choices={[
              { value: null, word: say('word.all') },
              ...states.map((value) => ({ value, word: say(`offeringRequest.state.${value}`) })),
            ]}
            onChoose={(value) => setParams(value === null ? {} : { state: value })}
          />
          <Busy isBusy={query.isLoading}>
            {requests.edges.length === 0 ? (
              <Empty
                act={
                  <Button to="/offerings">
                    <Say id="offeringRequests.act" />
                  </Button>
                }
              >
                <Say id="offeringRequests.empty" />
              </Empty>
            ) : (
              <OfferingRequestTable
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
