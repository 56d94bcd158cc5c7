import { useParams, useSearchParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Page } from '../components/page.tsx';
import { Tabs } from '../components/tabs.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';
import { SchoolPart } from './school-part.tsx';

const SchoolRouteQuery = graphql(`
  query SchoolRouteQuery(
    $id: ID!, $first: Int!, $staffAfter: String, $classesAfter: String, $loadsAfter: String, $studentsAfter: String
    $text: String, $termId: ID, $room: String!
    $staff: Boolean!, $classes: Boolean!, $students: Boolean!, $loads: Boolean!, $rooms: Boolean!, $hasRoom: Boolean!
  ) {
    organization(id: $id) {
      id name level staffCount studentCount
      parent { id name }
      schedulingTerms { id title }
      staff(first: $first, after: $staffAfter, text: $text) @include(if: $staff) {
        edges { cursor node { id ...StaffTable_person } } pageInfo { hasNextPage endCursor }
      }
      classes(first: $first, after: $classesAfter, text: $text) @include(if: $classes) {
        edges { cursor node { id ...ClassTable_class } } pageInfo { hasNextPage endCursor }
      }
      teachingLoads(first: $first, after: $loadsAfter, termId: $termId) @include(if: $loads) {
        edges { cursor node { ...TeachingLoadTable_load } } pageInfo { hasNextPage endCursor }
      }
      roomNames: rooms @include(if: $rooms)
      roomGrid(location: $room, termId: $termId) @include(if: $hasRoom) { ...PeriodGrid_grid }
    }
    students(schoolId: $id, first: $first, after: $studentsAfter) @include(if: $students) {
      edges { cursor node { id ...StudentTable_student } } pageInfo { hasNextPage endCursor }
    }
  }
`);

export const schoolTabs = ['staff', 'classes', 'students', 'loads', 'rooms'] as const;
export type SchoolTab = (typeof schoolTabs)[number];

/** A school: its staff, classes, students, teaching loads and rooms, each as far as one may see. */
export function SchoolRoute() {
  const say = useSay();
  const { can } = useViewer();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const open: Readonly<Record<SchoolTab, boolean>> = {
    staff: can('READ_STAFF'),
    classes: can('READ_STAFF') || can('READ_SECTIONS'),
    students: can('READ_ROSTER'),
    loads: can('READ_TEACHING_LOAD'),
    rooms: can('READ_SECTIONS'),
  };
  const tabs = schoolTabs.filter((tab) => open[tab]);
  const tab = tabs.find((name) => name === params.get('tab')) ?? tabs[0] ?? 'staff';
  const room = params.get('room') ?? '';
  const query = useRouteQuery(SchoolRouteQuery, {
    id,
    first: 100,
    text: params.get('q'),
    termId: params.get('term'),
    room,
    staff: tab === 'staff',
    classes: tab === 'classes',
    students: tab === 'students',
    loads: tab === 'loads',
    rooms: tab === 'rooms',
    hasRoom: tab === 'rooms' && room !== '',
  });
  const wordOf = (name: SchoolTab): MessageId => `school.tab.${name}`;
  return (
    <QueryStates query={query} pick={(data) => data.organization}>
      {(school) => (
        <Page
          title={school.name}
          kind={say('school.kind', {
            level: school.level ? say(`level.${school.level}`) : '',
            district: school.parent?.name ?? '',
          })}
          where={
            <span className="dim">
              {school.staffCount !== null && say('school.staffCount', { count: school.staffCount })}
              {school.staffCount !== null && school.studentCount !== null && ' · '}
              {school.studentCount !== null && say('school.studentCount', { count: school.studentCount })}
            </span>
          }
        >
          <Tabs
            label={say('school.tabs')}
            current={tab}
            tabs={tabs.map((name) => ({ id: name, word: say(wordOf(name)), to: `?tab=${name}` }))}
          />
          <SchoolPart
            tab={tab}
            school={school}
            students={query.data?.students}
            missing={query.missing}
            more={query.more}
            room={room}
          />
        </Page>
      )}
    </QueryStates>
  );
}
