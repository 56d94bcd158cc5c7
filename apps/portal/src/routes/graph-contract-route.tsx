import { Link, useParams, useSearchParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Button } from '../components/button.tsx';
import { CodeText } from '../components/code-text.tsx';
import { Page } from '../components/page.tsx';
import { Tabs } from '../components/tabs.tsx';
import { ReleaseList } from '../features/graph/release-list.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';

const GraphContractRouteQuery = graphql(`
  query GraphContractRouteQuery(
    $name: String!, $isSchema: Boolean!, $isChangelog: Boolean!, $first: Int!, $after: String
  ) {
    contract(name: $name) {
      id name path
      sdl @include(if: $isSchema)
      changelog(first: $first, after: $after) @include(if: $isChangelog) {
        edges { cursor node { sequence ...ReleaseList_release } } pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** A contract: its changelog and its schema, as its clients may rely on them. */
export function GraphContractRoute() {
  const say = useSay();
  const { name = '' } = useParams();
  const [params] = useSearchParams();
  const tab = params.get('tab') === 'schema' ? 'schema' : 'changelog';
  const isSchema = tab === 'schema';
  const query = useRouteQuery(GraphContractRouteQuery, {
    name,
    isSchema,
    isChangelog: !isSchema,
    first: 10,
  });
  return (
    <QueryStates query={query} pick={(data) => data.contract}>
      {(contract) => (
        <Page
          title={contract.name}
          kind={<Link to="/graph/contracts">{say('graph.contracts')}</Link>}
          where={<code>POST {contract.path}</code>}
          acts={
            <Button to={`/graph/explorer?contract=${encodeURIComponent(contract.name)}`}>
              <Say id="graph.explore" />
            </Button>
          }
        >
          <Tabs
            label={say('graph.contract.tabs')}
            current={tab}
            tabs={[
              { id: 'changelog', word: say('graph.tab.changelog'), to: '?tab=changelog' },
              { id: 'schema', word: say('graph.tab.schema'), to: '?tab=schema' },
            ]}
          />
          {contract.changelog !== undefined && (
            <ReleaseList
              releases={nodesOf(contract.changelog)}
              {...pagingOf(contract.changelog, (after) => query.more({ after }))}
            />
          )}
          {contract.sdl !== undefined && (
            <CodeText label={say('graph.contract.schema', { name: contract.name })} text={contract.sdl} />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
