import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Empty } from '../../components/empty.tsx';
import { ListTable } from '../../components/list-table.tsx';
import { useWord } from '../../graph/problem-note.tsx';
import { Say, useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const ClassRoster_enrollment = graphql(`
  fragment ClassRoster_enrollment on Enrollment {
    id role beginsOn endsOn
    person { id displayName }
    student { id displayName grade }
  }
`);

interface Props {
  readonly enrollments: readonly FragmentType<typeof ClassRoster_enrollment>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** Who is in a class, as far as the reader may see. */
export function ClassRoster({ enrollments, ...paging }: Props) {
  const say = useSay();
  const word = useWord();
  const formats = useFormats();
  const rows = readFragment(ClassRoster_enrollment, enrollments);
  if (rows.length === 0)
    return (
      <Empty>
        <Say id="classRoster.empty" />
      </Empty>
    );
  const nameOf = (row: (typeof rows)[number]) => row.student?.displayName ?? row.person?.displayName;
  return (
    <ListTable
      caption={say('classRoster.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'name',
          head: say('column.name'),
          value: nameOf,
          cell: (row) =>
            row.person ? <Link to={`/people/${row.person.id}`}>{row.person.displayName}</Link> : nameOf(row),
        },
        {
          key: 'role',
          head: say('column.role'),
          value: ({ role }) => word(`enrollment.${role}`),
          cell: ({ role }) => word(`enrollment.${role}`),
        },
        {
          key: 'grade',
          head: say('column.grade'),
          value: ({ student }) => student?.grade,
          cell: ({ student }) => student?.grade,
        },
        {
          key: 'from',
          head: say('column.from'),
          value: ({ beginsOn }) => beginsOn,
          cell: ({ beginsOn }) => beginsOn && formats.day(beginsOn),
        },
      ]}
    />
  );
}
