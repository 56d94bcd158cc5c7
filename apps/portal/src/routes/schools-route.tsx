import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { SchoolTable } from '../features/roster/school-table.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';

const SchoolsRouteQuery = graphql(`
  query SchoolsRouteQuery($first: Int!, $after: String) {
    schools(first: $first, after: $after) {
      edges { cursor node { id ...SchoolTable_school } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export function SchoolsRoute() {
  const say = useSay();
  const query = useRouteQuery(SchoolsRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.schools}>
      {(schools) => (
        <Page title={say('schools.title')}>
          {schools.edges.length === 0 ? (
            <Empty>
              <Say id="schools.empty" />
            </Empty>
          ) : (
            <SchoolTable
              schools={nodesOf(schools)}
              {...pagingOf(schools, (after) => query.more({ after }))}
            />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
