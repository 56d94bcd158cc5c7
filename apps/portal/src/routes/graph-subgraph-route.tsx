import { Link, useParams, useSearchParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { CodeText } from '../components/code-text.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { BuildTable } from '../features/graph/build-table.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';

const GraphSubgraphRouteQuery = graphql(`
  query GraphSubgraphRouteQuery($name: String!, $build: ID!, $hasBuild: Boolean!, $first: Int!, $after: String) {
    subgraph(name: $name) {
      name
      newest { id revision sdl }
      versions(first: $first, after: $after) {
        edges { cursor node { id ...BuildTable_build } } pageInfo { hasNextPage endCursor }
      }
    }
    subgraphVersion(id: $build) @include(if: $hasBuild) { id name revision sdl }
  }
`);

/** A subgraph: every build that was published, and the schema of one of them, the newest unless another is chosen. */
export function GraphSubgraphRoute() {
  const say = useSay();
  const { name = '' } = useParams();
  const [params] = useSearchParams();
  const build = params.get('build') ?? '';
  const query = useRouteQuery(GraphSubgraphRouteQuery, {
    name,
    build,
    hasBuild: build !== '',
    first: 100,
  });
  return (
    <QueryStates query={query} pick={(data) => data.subgraph}>
      {(subgraph) => {
        const asked = query.data?.subgraphVersion;
        // The address may name a build of another subgraph; that one is not shown under this name.
        const shown = asked != null && asked.name === subgraph.name ? asked : subgraph.newest;
        const label = say('graph.schemaOf', { name: subgraph.name, revision: shown.revision });
        return (
          <Page title={subgraph.name} kind={<Link to="/graph/subgraphs">{say('graph.title')}</Link>}>
            <Part title={say('graph.builds')}>
              <BuildTable
                builds={nodesOf(subgraph.versions)}
                shownId={shown.id}
                {...pagingOf(subgraph.versions, (after) => query.more({ after }))}
              />
            </Part>
            <Part title={label}>
              <CodeText label={label} text={shown.sdl} />
            </Part>
          </Page>
        );
      }}
    </QueryStates>
  );
}
