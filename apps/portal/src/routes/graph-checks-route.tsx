import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { CheckTable } from '../features/graph/check-table.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const GraphChecksRouteQuery = graphql(`
  query GraphChecksRouteQuery($first: Int!, $after: String) {
    schemaChecks(first: $first, after: $after) {
      edges { cursor node { id ...CheckTable_check } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The checks of subgraphs, for the platform team. */
export function GraphChecksRoute() {
  const { can } = useViewer();
  return can('READ_GRAPH') ? <Checks /> : <NothingHere />;
}

function Checks() {
  const say = useSay();
  const query = useRouteQuery(GraphChecksRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.schemaChecks}>
      {(checks) => (
        <Page title={say('graph.title')}>
          <GraphTabs current="checks" />
          {checks.edges.length === 0 ? (
            <Empty>
              <Say id="graph.checks.empty" />
            </Empty>
          ) : (
            <CheckTable checks={nodesOf(checks)} {...pagingOf(checks, (after) => query.more({ after }))} />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
