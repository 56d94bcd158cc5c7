import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { ClassTable } from '../features/roster/class-table.tsx';
import { OrMissing } from '../graph/or-missing.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const StudentRouteQuery = graphql(`
  query StudentRouteQuery($id: ID!, $first: Int!, $after: String) {
    student(id: $id) {
      id displayName grade sourcedId
      school { id name }
      enrollments(first: $first, after: $after) {
        edges { cursor node { id class { id ...ClassTable_class } } } pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** One student as far as the reader may see: directory facts and classes, nothing of the audit's. */
export function StudentRoute() {
  const say = useSay();
  const { id = '' } = useParams();
  const { can } = useViewer();
  const query = useRouteQuery(StudentRouteQuery, { id, first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.student}>
      {(student) => (
        <Page
          title={student.displayName ?? say('column.student')}
          kind={say('column.student')}
          where={<span className="dim">{say('students.privacy')}</span>}
          {...(can('READ_DISCLOSURES') && {
            acts: <Link to={`/disclosures?student=${student.id}`}>{say('disclosures.whoSaw')}</Link>,
          })}
        >
          <Facts
            facts={[
              { name: say('column.grade'), value: student.grade },
              {
                name: say('column.school'),
                value: student.school && (
                  <Link to={`/schools/${student.school.id}`}>{student.school.name}</Link>
                ),
              },
              { name: say('column.studentNumber'), value: student.sourcedId },
            ]}
          />
          <Part title={say('student.classes')}>
            <OrMissing value={student.enrollments} side="directory" missing={query.missing}>
              {(enrollments) => (
                <ClassTable
                  classes={nodesOf(enrollments).flatMap((enrollment) => enrollment.class ?? [])}
                  {...pagingOf(enrollments, (after) => query.more({ after }))}
                />
              )}
            </OrMissing>
          </Part>
        </Page>
      )}
    </QueryStates>
  );
}
