import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { ContractTable } from '../features/graph/contract-table.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const GraphContractsRouteQuery = graphql(`
  query GraphContractsRouteQuery($first: Int!, $after: String) {
    contracts(first: $first, after: $after) {
      edges { cursor node { id ...ContractTable_contract } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The contracts of the graph, as far as the reader may see them. */
export function GraphContractsRoute() {
  const { can } = useViewer();
  return can('READ_CONTRACT') ? <Contracts /> : <NothingHere />;
}

function Contracts() {
  const say = useSay();
  const query = useRouteQuery(GraphContractsRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.contracts}>
      {(contracts) => (
        <Page title={say('graph.title')} where={<span className="dim">{say('graph.contracts.help')}</span>}>
          <GraphTabs current="contracts" />
          {contracts.edges.length === 0 ? (
            <Empty>
              <Say id="graph.contracts.empty" />
            </Empty>
          ) : (
            <ContractTable
              contracts={nodesOf(contracts)}
              {...pagingOf(contracts, (after) => query.more({ after }))}
            />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
