import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { VersionTable } from '../features/graph/version-table.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const GraphVersionsRouteQuery = graphql(`
  query GraphVersionsRouteQuery($first: Int!, $after: String) {
    graphVersions(first: $first, after: $after) {
      edges { cursor node { id ...VersionTable_version } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The history of the graph, for the platform team. */
export function GraphVersionsRoute() {
  const { can } = useViewer();
  return can('READ_GRAPH') ? <Versions /> : <NothingHere />;
}

function Versions() {
  const say = useSay();
  const query = useRouteQuery(GraphVersionsRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.graphVersions}>
      {(versions) => (
        <Page title={say('graph.title')}>
          <GraphTabs current="versions" />
          {versions.edges.length === 0 ? (
            <Empty>
              <Say id="graph.versions.empty" />
            </Empty>
          ) : (
            <VersionTable
              versions={nodesOf(versions)}
              {...pagingOf(versions, (after) => query.more({ after }))}
            />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
