import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';

const StudentTable_student = graphql(`
  fragment StudentTable_student on Student { id displayName grade sourcedId school { id name } }
`);

interface Props {
  readonly students: readonly FragmentType<typeof StudentTable_student>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** Students by name, grade and school; no export, since rows of students leave only by the roster export. */
export function StudentTable({ students, ...paging }: Props) {
  const say = useSay();
  return (
    <ListTable
      caption={say('students.caption')}
      rows={readFragment(StudentTable_student, students)}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'name',
          head: say('column.name'),
          value: ({ displayName }) => displayName,
          cell: ({ id, displayName }) => <Link to={`/students/${id}`}>{displayName}</Link>,
        },
        { key: 'grade', head: say('column.grade'), value: ({ grade }) => grade, cell: ({ grade }) => grade },
        {
          key: 'school',
          head: say('column.school'),
          value: ({ school }) => school?.name,
          cell: ({ school }) => school?.name,
        },
        {
          key: 'number',
          head: say('column.studentNumber'),
          value: ({ sourcedId }) => sourcedId,
          cell: ({ sourcedId }) => sourcedId,
        },
      ]}
    />
  );
}
