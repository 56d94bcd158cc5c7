import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { ReceivedTable } from '../features/shares/received-table.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const SharedRouteQuery = graphql(`
  query SharedRouteQuery($id: ID!, $first: Int!, $after: String) {
    organization(id: $id) {
      id
      sharesReceived(first: $first, after: $after) {
        edges { cursor node { id ...ReceivedTable_share } } pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What other districts and partners share with the reader. */
export function SharedRoute() {
  const { can, organizationId } = useViewer();
  return can('READ_SHARES') && organizationId !== null ? (
    <Shared readerId={organizationId} />
  ) : (
    <NothingHere />
  );
}

function Shared({ readerId }: { readonly readerId: string }) {
  const say = useSay();
  const query = useRouteQuery(SharedRouteQuery, { id: readerId, first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.organization?.sharesReceived}>
      {(shares) => (
        <Page title={say('nav.shared')} where={<span className="dim">{say('shared.help')}</span>}>
          {shares.edges.length === 0 ? (
            <Empty>
              <Say id="shared.none" />
            </Empty>
          ) : (
            <ReceivedTable shares={nodesOf(shares)} {...pagingOf(shares, (after) => query.more({ after }))} />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
