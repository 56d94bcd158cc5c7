import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { ChangeTable } from '../features/graph/change-table.tsx';
import { CheckVerdict } from '../features/graph/check-verdict.tsx';
import { FindingList } from '../features/graph/finding-list.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useFormats } from '../i18n/use-formats.ts';

const GraphCheckRouteQuery = graphql(`
  query GraphCheckRouteQuery($id: ID!, $first: Int!, $after: String) {
    schemaCheck(id: $id) {
      id kind at author commit subgraphs version
      ...CheckVerdict_check
      findings { ...FindingList_finding }
      changes(first: $first, after: $after) {
        edges { cursor node { ...ChangeTable_change } } pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** One check: what was judged, what was found and whom it breaks. */
export function GraphCheckRoute() {
  const say = useSay();
  const formats = useFormats();
  const { id = '' } = useParams();
  const query = useRouteQuery(GraphCheckRouteQuery, { id, first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.schemaCheck}>
      {(check) => (
        <Page
          title={say('graph.check.of', { subgraphs: formats.list(check.subgraphs) })}
          kind={<Link to="/graph/checks">{say('graph.tab.checks')}</Link>}
          where={<CheckVerdict check={check} />}
        >
          <Facts
            facts={[
              { name: say('graph.column.askedBy'), value: say(`graph.check.kind.${check.kind}`) },
              { name: say('graph.column.at'), value: formats.instant(check.at) },
              { name: say('graph.column.author'), value: check.author },
              { name: say('graph.column.commit'), value: check.commit && <code>{check.commit}</code> },
              { name: say('graph.column.version'), value: check.version && <code>{check.version}</code> },
            ]}
          />
          <Part title={say('graph.findings')}>
            {check.findings.length === 0 ? (
              <Empty>
                <Say id="graph.findings.empty" />
              </Empty>
            ) : (
              <FindingList findings={check.findings} />
            )}
          </Part>
          <Part title={say('graph.changes')}>
            {check.changes.edges.length === 0 ? (
              <Empty>
                <Say id="graph.changes.empty" />
              </Empty>
            ) : (
              <ChangeTable
                changes={nodesOf(check.changes)}
                {...pagingOf(check.changes, (after) => query.more({ after }))}
              />
            )}
          </Part>
        </Page>
      )}
    </QueryStates>
  );
}
