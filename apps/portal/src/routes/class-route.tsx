import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { ClassRoster } from '../features/roster/class-roster.tsx';
import { OrMissing } from '../graph/or-missing.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';

const ClassRouteQuery = graphql(`
  query ClassRouteQuery($id: ID!, $first: Int!, $after: String) {
    class(id: $id) {
      id title classCode periods location grades studentCount
      course { id title courseCode subjects }
      school { id name }
      terms { id title }
      teachers { id displayName }
      enrollments(first: $first, after: $after) {
        edges { cursor node { ...ClassRoster_enrollment } } pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export function ClassRoute() {
  const say = useSay();
  const { id = '' } = useParams();
  const query = useRouteQuery(ClassRouteQuery, { id, first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.class}>
      {(found) => (
        <Page title={found.title} kind={found.course?.title ?? say('column.class')}>
          <Facts
            facts={[
              {
                name: say('column.school'),
                value: found.school && (
                  <Link to={`/schools/${found.school.id}?tab=classes`}>{found.school.name}</Link>
                ),
              },
              {
                name: say('column.teachers'),
                value: found.teachers.map((teacher, index) => (
                  <span key={teacher.id}>
                    {index > 0 && ', '}
                    <Link to={`/people/${teacher.id}`}>{teacher.displayName}</Link>
                  </span>
                )),
              },
              { name: say('column.code'), value: found.classCode },
              { name: say('column.term'), value: found.terms.map(({ title }) => title).join(', ') },
              { name: say('column.period'), value: found.periods.join(', ') },
              { name: say('column.room'), value: found.location },
              { name: say('column.grade'), value: found.grades.join(', ') },
              { name: say('column.students'), value: found.studentCount },
            ]}
          />
          <Part title={say('classRoster.title')}>
            <OrMissing value={found.enrollments} side="directory" missing={query.missing}>
              {(enrollments) => (
                <ClassRoster
                  enrollments={nodesOf(enrollments)}
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
