import { useSearchParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Busy } from '../components/busy.tsx';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { OfferingFilters, offeringFilterOf } from '../features/offerings/offering-filters.tsx';
import { OfferingTable } from '../features/offerings/offering-table.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';

const OfferingsRouteQuery = graphql(`
  query OfferingsRouteQuery($first: Int!, $after: String, $text: String, $question: String, $outcome: String, $method: DeliveryMethod) {
    offerings(first: $first, after: $after, text: $text, question: $question, outcome: $outcome, method: $method) {
      edges { cursor node { id ...OfferingTable_offering } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The catalogue, searched by words, essential question, outcome and method. */
export function OfferingsRoute() {
  const say = useSay();
  const [params] = useSearchParams();
  const query = useRouteQuery(
    OfferingsRouteQuery,
    { first: 100, ...offeringFilterOf(params) },
    { keepsList: true },
  );
  return (
    <QueryStates query={query} pick={(data) => data.offerings}>
      {(offerings) => (
        <Page title={say('offerings.title')}>
          <OfferingFilters />
          <Busy isBusy={query.isLoading}>
            {offerings.edges.length === 0 ? (
              <Empty>
                <Say id="offerings.empty" />
              </Empty>
            ) : (
              <OfferingTable
                offerings={nodesOf(offerings)}
                {...pagingOf(offerings, (after) => query.more({ after }))}
              />
            )}
          </Busy>
        </Page>
      )}
    </QueryStates>
  );
}
