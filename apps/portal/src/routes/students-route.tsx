import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { StudentTable } from '../features/roster/student-table.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';

const StudentsRouteQuery = graphql(`
  query StudentsRouteQuery($first: Int!, $after: String) {
    students(first: $first, after: $after) {
      edges { cursor node { id ...StudentTable_student } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The students whom one may see: a teacher's own, a school's, a district's. */
export function StudentsRoute() {
  const say = useSay();
  const query = useRouteQuery(StudentsRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.students}>
      {(students) => (
        <Page title={say('students.title')} where={<span className="dim">{say('students.privacy')}</span>}>
          {students.edges.length === 0 ? (
            <Empty>
              <Say id="students.empty" />
            </Empty>
          ) : (
            <StudentTable
              students={nodesOf(students)}
              {...pagingOf(students, (after) => query.more({ after }))}
            />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
