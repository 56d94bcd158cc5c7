import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { OperationTable } from '../features/graph/operation-table.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const GraphOperationsRouteQuery = graphql(`
  query GraphOperationsRouteQuery($first: Int!, $after: String) {
    operations(first: $first, after: $after) {
      edges { cursor node { id ...OperationTable_operation } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** What clients really run, for the platform team. */
export function GraphOperationsRoute() {
  const { can } = useViewer();
  return can('READ_GRAPH') ? <Operations /> : <NothingHere />;
}

function Operations() {
  const say = useSay();
  const query = useRouteQuery(GraphOperationsRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.operations}>
      {(operations) => (
        <Page title={say('graph.title')} where={<span className="dim">{say('graph.operations.help')}</span>}>
          <GraphTabs current="operations" />
          {operations.edges.length === 0 ? (
            <Empty>
              <Say id="graph.operations.empty" />
            </Empty>
          ) : (
            <OperationTable
              operations={nodesOf(operations)}
              {...pagingOf(operations, (after) => query.more({ after }))}
            />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
