import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { knownTotal } from '../../components/known-total.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useWord } from '../../graph/problem-note.tsx';
import { useSay } from '../../i18n/say.tsx';

const SchoolTable_school = graphql(`
  fragment SchoolTable_school on Organization { id name level identifier studentCount staffCount }
`);

interface Props {
  readonly schools: readonly FragmentType<typeof SchoolTable_school>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

export function SchoolTable({ schools, ...paging }: Props) {
  const say = useSay();
  const word = useWord();
  const rows = readFragment(SchoolTable_school, schools);
  return (
    <ListTable
      caption={say('schools.caption')}
      exportAs="schools"
      rows={rows}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'name',
          head: say('column.school'),
          value: ({ name }) => name,
          cell: ({ id, name }) => <Link to={`/schools/${id}`}>{name}</Link>,
          total: say('column.total'),
        },
        {
          key: 'level',
          head: say('column.level'),
          value: ({ level }) => level && word(`level.${level}`),
          cell: ({ level }) => level && word(`level.${level}`),
        },
        {
          key: 'staff',
          head: say('column.staff'),
          isNumber: true,
          value: ({ staffCount }) => staffCount,
          cell: ({ staffCount }) => staffCount,
          total: knownTotal(rows.map(({ staffCount }) => staffCount)),
        },
        {
          key: 'students',
          head: say('column.students'),
          isNumber: true,
          value: ({ studentCount }) => studentCount,
          cell: ({ studentCount }) => studentCount,
          total: knownTotal(rows.map(({ studentCount }) => studentCount)),
        },
      ]}
    />
  );
}
