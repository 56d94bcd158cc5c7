import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { StateWord } from '../components/state-word.tsx';
import { ChangeTable } from '../features/graph/change-table.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useFormats } from '../i18n/use-formats.ts';

const GraphVersionRouteQuery = graphql(`
  query GraphVersionRouteQuery($id: ID!, $first: Int!, $after: String) {
    graphVersion(id: $id) {
      id sequence version kind at author commit isServed
      subgraphs { id name revision }
      changes(first: $first, after: $after) {
        edges { cursor node { ...ChangeTable_change } } pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** One act of the history: what was done, what is served after it, and how the API changed. */
export function GraphVersionRoute() {
  const say = useSay();
  const formats = useFormats();
  const { id = '' } = useParams();
  const query = useRouteQuery(GraphVersionRouteQuery, { id, first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.graphVersion}>
      {(found) => (
        <Page
          title={say(`graph.act.${found.kind}`, { sequence: found.sequence })}
          kind={<Link to="/graph/versions">{say('graph.title')}</Link>}
          where={
            found.isServed ? (
              <StateWord tone="good" word={say('graph.version.served')} />
            ) : (
              <StateWord tone="calm" word={say('graph.version.past')} />
            )
          }
        >
          <Facts
            facts={[
              { name: say('graph.column.at'), value: formats.instant(found.at) },
              { name: say('graph.column.author'), value: found.author },
              { name: say('graph.column.commit'), value: found.commit && <code>{found.commit}</code> },
              { name: say('graph.column.version'), value: found.version && <code>{found.version}</code> },
              {
                name: say('graph.tab.subgraphs'),
                value: formats.list(found.subgraphs.map(({ name, revision }) => `${name} ${revision}`)),
              },
            ]}
          />
          <Part title={say('graph.changes')}>
            {found.changes.edges.length === 0 ? (
              <Empty>
                <Say id="graph.changes.empty" />
              </Empty>
            ) : (
              <ChangeTable
                changes={nodesOf(found.changes)}
                {...pagingOf(found.changes, (after) => query.more({ after }))}
              />
            )}
          </Part>
        </Page>
      )}
    </QueryStates>
  );
}
