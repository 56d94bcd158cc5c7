import type { GraphSubgraphsRouteQueryQuery } from '../__generated__/graphql.ts';
import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { GraphTabs } from '../features/graph/graph-tabs.tsx';
import { PreviewTable } from '../features/graph/preview-table.tsx';
import { ServedFacts } from '../features/graph/served-facts.tsx';
import { SubgraphTable } from '../features/graph/subgraph-table.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const GraphSubgraphsRouteQuery = graphql(`
  query GraphSubgraphsRouteQuery($first: Int!, $after: String) {
    servedGraph { ...ServedFacts_version }
    subgraphs(first: $first, after: $after) {
      edges { cursor node { name ...SubgraphTable_subgraph } } pageInfo { hasNextPage endCursor }
    }
    schemaPreviews(first: 100) {
      edges { cursor node { id ...PreviewTable_preview } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The subgraphs and what is served of them, for the platform team. */
export function GraphSubgraphsRoute() {
  const { can } = useViewer();
  return can('READ_GRAPH') ? <Subgraphs /> : <NothingHere />;
}

function Subgraphs() {
  const say = useSay();
  const query = useRouteQuery(GraphSubgraphsRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.subgraphs}>
      {(subgraphs) => (
        <Page
          title={say('graph.title')}
          where={query.data?.servedGraph && <ServedFacts version={query.data.servedGraph} />}
        >
          <GraphTabs current="subgraphs" />
          {subgraphs.edges.length === 0 ? (
            <Empty>
              <Say id="graph.subgraphs.empty" />
            </Empty>
          ) : (
            <SubgraphTable
              subgraphs={nodesOf(subgraphs)}
              {...pagingOf(subgraphs, (after) => query.more({ after }))}
            />
          )}
          <LivePreviews previews={query.data?.schemaPreviews ?? null} />
        </Page>
      )}
    </QueryStates>
  );
}

type Previews = GraphSubgraphsRouteQueryQuery['schemaPreviews'];

/** What is being worked on; nothing is said where nothing is. */
function LivePreviews({ previews }: { readonly previews: Previews }) {
  const say = useSay();
  if (previews === null || previews.edges.length === 0) return null;
  return (
    <Part title={say('graph.previews')}>
      <p className="dim">{say('graph.previews.help')}</p>
      <PreviewTable previews={nodesOf(previews)} />
    </Part>
  );
}
