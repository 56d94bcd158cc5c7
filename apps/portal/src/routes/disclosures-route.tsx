import { useApolloClient } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Busy } from '../components/busy.tsx';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { askedDisclosures, disclosureFilterOf } from '../features/disclosures/disclosure-filter.ts';
import { DisclosureFilters } from '../features/disclosures/disclosure-filters.tsx';
import { DisclosureTable } from '../features/disclosures/disclosure-table.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { allNodes, nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const DisclosuresRouteQuery = graphql(`
  query DisclosuresRouteQuery($id: ID!, $first: Int!, $after: String, $filter: DisclosureFilter) {
    organization(id: $id) {
      id
      disclosures(first: $first, after: $after, filter: $filter) {
        edges { cursor node { id ...DisclosureTable_disclosure } } pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** The log of who was answered with students' records: the district's data leader sees all, others their own. */
export function DisclosuresRoute() {
  const { can, organizationId } = useViewer();
  const isOpen = can('READ_DISCLOSURES') && organizationId !== null;
  return isOpen ? <DisclosureLog districtId={organizationId} /> : <NothingHere />;
}

function DisclosureLog({ districtId }: { readonly districtId: string }) {
  const say = useSay();
  const [params] = useSearchParams();
  const filter = disclosureFilterOf(askedDisclosures(params));
  const query = useRouteQuery(
    DisclosuresRouteQuery,
    { id: districtId, first: 100, filter },
    { keepsList: true },
  );
  const client = useApolloClient();
  const readAll = () =>
    allNodes(async (after) => {
      const variables = { id: districtId, first: 500, after, filter };
      // A district may keep years of it: read for the file alone, and not into the cache.
      const page = await client.query({ query: DisclosuresRouteQuery, variables, fetchPolicy: 'no-cache' });
      return page.error === undefined ? page.data?.organization?.disclosures : null;
    });
  const isFiltered = Object.values(filter).some((value) => value !== null);
  return (
    <QueryStates query={query} pick={(data) => data.organization?.disclosures}>
      {(disclosures) => (
        <Page title={say('nav.disclosures')} where={<span className="dim">{say('disclosures.help')}</span>}>
          <DisclosureFilters />
          <Busy isBusy={query.isLoading}>
            {disclosures.edges.length === 0 ? (
              <Empty>
                <Say id={isFiltered ? 'disclosures.noMatch' : 'disclosures.empty'} />
              </Empty>
            ) : (
              <DisclosureTable
                disclosures={nodesOf(disclosures)}
                readAll={readAll}
                {...pagingOf(disclosures, (after) => query.more({ after }))}
              />
            )}
          </Busy>
        </Page>
      )}
    </QueryStates>
  );
}
