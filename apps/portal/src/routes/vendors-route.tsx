import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { VendorTable } from '../features/vendors/vendor-table.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const VendorsRouteQuery = graphql(`
  query VendorsRouteQuery($first: Int!, $after: String) {
    vendors(first: $first, after: $after) {
      edges { cursor node { id ...VendorTable_vendor } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The vendors whose clients a district lets in, for those who may register them. */
export function VendorsRoute() {
  const { can } = useViewer();
  return can('REGISTER_VENDOR') ? <Vendors /> : <NothingHere />;
}

function Vendors() {
  const say = useSay();
  const query = useRouteQuery(VendorsRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.vendors}>
      {(vendors) => (
        <Page title={say('nav.vendors')} where={<span className="dim">{say('vendors.help')}</span>}>
          {vendors.edges.length === 0 ? (
            <Empty>
              <Say id="vendors.empty" />
            </Empty>
          ) : (
            <VendorTable
              vendors={nodesOf(vendors)}
              {...pagingOf(vendors, (after) => query.more({ after }))}
            />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
