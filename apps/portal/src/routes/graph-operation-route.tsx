import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { CodeText } from '../components/code-text.tsx';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { UsageDayTable } from '../features/graph/usage-day-table.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';
import { useFormats } from '../i18n/use-formats.ts';

const GraphOperationRouteQuery = graphql(`
  query GraphOperationRouteQuery($id: ID!, $first: Int!, $after: String) {
    operation(id: $id) {
      id name text calls errors lastSeen clients fields
      days(first: $first, after: $after) {
        edges { cursor node { ...UsageDayTable_day } } pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** One operation of clients: its text without any value, who runs it, and the fields that it touches. */
export function GraphOperationRoute() {
  const say = useSay();
  const formats = useFormats();
  const { id = '' } = useParams();
  const query = useRouteQuery(GraphOperationRouteQuery, { id, first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.operation}>
      {(operation) => (
        <Page
          title={operation.name ?? say('graph.operation.unnamed')}
          kind={<Link to="/graph/operations">{say('graph.tab.operations')}</Link>}
        >
          <Facts
            facts={[
              { name: say('graph.column.clients'), value: formats.list(operation.clients) },
              { name: say('graph.column.calls'), value: formats.count(operation.calls) },
              { name: say('graph.column.errors'), value: formats.count(operation.errors) },
              { name: say('graph.column.lastSeen'), value: formats.instant(operation.lastSeen) },
              { name: say('graph.tab.fields'), value: <code>{operation.fields.join(', ')}</code> },
            ]}
          />
          <Part title={say('graph.days')}>
            <UsageDayTable
              days={nodesOf(operation.days)}
              {...pagingOf(operation.days, (after) => query.more({ after }))}
            />
          </Part>
          <Part title={say('graph.operation.text')}>
            <CodeText label={say('graph.operation.text')} text={operation.text} />
          </Part>
        </Page>
      )}
    </QueryStates>
  );
}
