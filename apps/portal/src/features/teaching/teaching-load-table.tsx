import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';

const TeachingLoadTable_load = graphql(`
  fragment TeachingLoadTable_load on TeachingLoad {
    sectionCount periodCount studentCount preps
    person { id displayName }
    school { id name }
    term { id title }
  }
`);

interface Props {
  readonly loads: readonly FragmentType<typeof TeachingLoadTable_load>[];
  /** Whose load it is says the page, when it is one person's. */
  readonly isOnePerson?: boolean;
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
}

/** Sections, periods, students and preparations per teacher, school and term. */
export function TeachingLoadTable({ loads, isOnePerson = false, ...paging }: Props) {
  const say = useSay();
  const rows = readFragment(TeachingLoadTable_load, loads);
  const who = {
    key: 'name',
    head: say('column.teacher'),
    value: (row: (typeof rows)[number]) => row.person.displayName,
    cell: (row: (typeof rows)[number]) => (
      <Link to={`/people/${row.person.id}`}>{row.person.displayName}</Link>
    ),
  };
  const school = {
    key: 'school',
    head: say('column.school'),
    value: (row: (typeof rows)[number]) => row.school.name,
    cell: (row: (typeof rows)[number]) => <Link to={`/schools/${row.school.id}`}>{row.school.name}</Link>,
  };
  return (
    <ListTable
      caption={say('teachingLoad.caption')}
      exportAs="teaching-load"
      sortParam="sort-load"
      rows={rows}
      rowKey={({ person, school: at, term }) => `${person.id} ${at.id} ${term.id}`}
      {...paging}
      columns={[
        ...(isOnePerson ? [school] : [who]),
        {
          key: 'term',
          head: say('column.term'),
          value: ({ term }) => term.title,
          cell: ({ term }) => term.title,
        },
        {
          key: 'sections',
          head: say('column.sections'),
          isNumber: true,
          value: ({ sectionCount }) => sectionCount,
          cell: ({ sectionCount }) => sectionCount,
        },
        {
          key: 'periods',
          head: say('column.periods'),
          isNumber: true,
          value: ({ periodCount }) => periodCount,
          cell: ({ periodCount }) => periodCount,
        },
        {
          key: 'preps',
          head: say('column.preps'),
          isNumber: true,
          value: ({ preps }) => preps,
          cell: ({ preps }) => preps,
        },
        {
          key: 'students',
          head: say('column.students'),
          isNumber: true,
          value: ({ studentCount }) => studentCount,
          cell: ({ studentCount }) => studentCount,
        },
      ]}
    />
  );
}
