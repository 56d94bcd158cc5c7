import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';

const SectionRouteQuery = graphql(`
  query SectionRouteQuery($id: ID!) {
    section(id: $id) {
      id title courseTitle periods location studentCount
      class { id }
      school { id name }
      terms { id title }
      teachers { id displayName }
    }
  }
`);

/** A section as the schedule knows it; its roster stands on the page of its class. */
export function SectionRoute() {
  const say = useSay();
  const { id = '' } = useParams();
  const query = useRouteQuery(SectionRouteQuery, { id });
  return (
    <QueryStates query={query} pick={(data) => data.section}>
      {(section) => (
        <Page title={section.title} kind={section.courseTitle}>
          <Facts
            facts={[
              {
                name: say('column.school'),
                value: <Link to={`/schools/${section.school.id}`}>{section.school.name}</Link>,
              },
              {
                name: say('column.teachers'),
                value: section.teachers.map((teacher, index) => (
                  <span key={teacher.id}>
                    {index > 0 && ', '}
                    <Link to={`/people/${teacher.id}`}>{teacher.displayName}</Link>
                  </span>
                )),
              },
              { name: say('column.term'), value: section.terms.map(({ title }) => title).join(', ') },
              { name: say('column.period'), value: section.periods.join(', ') },
              { name: say('column.room'), value: section.location },
              { name: say('column.students'), value: section.studentCount },
              {
                name: say('classRoster.title'),
                value: <Link to={`/classes/${section.class.id}`}>{say('section.showRoster')}</Link>,
              },
            ]}
          />
        </Page>
      )}
    </QueryStates>
  );
}
