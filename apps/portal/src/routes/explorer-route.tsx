import { useSearchParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Chips } from '../components/chips.tsx';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { Explorer } from '../features/explorer/explorer.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const ExplorerRouteQuery = graphql(`
  query ExplorerRouteQuery($first: Int!) {
    contracts(first: $first) { edges { cursor node { id name } } pageInfo { hasNextPage endCursor } }
  }
`);

/** The graph as its clients see it: GraphiQL on a contract, for the platform team and developers of vendors. */
export function ExplorerRoute() {
  const { can } = useViewer();
  return can('READ_CONTRACT') ? <ContractExplorer /> : <NothingHere />;
}

function ContractExplorer() {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const query = useRouteQuery(ExplorerRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.contracts}>
      {(contracts) => {
        const names = nodesOf(contracts).map(({ name }) => name);
        const asked = params.get('contract');
        const shown = names.find((name) => name === asked) ?? names[0];
        return (
          <Page title={say('graph.title')} where={<span className="dim">{say('explorer.help')}</span>}>
            <GraphTabs current="explorer" />
            {shown === undefined ? (
              <Empty>
                <Say id="graph.contracts.empty" />
              </Empty>
            ) : (
              <>
                <Chips
                  label={say('explorer.contract')}
                  choices={names.map((name) => ({ value: name, word: name }))}
                  chosen={shown}
                  onChoose={(name) => setParams(name === null ? {} : { contract: name }, { replace: true })}
                />
                <Explorer
                  contract={shown}
                  firstQuery={`# ${say('explorer.first')}\n# ${say('explorer.keys')}\n{\n  __typename\n}`}
                />
              </>
            )}
          </Page>
        );
      }}
    </QueryStates>
  );
}
