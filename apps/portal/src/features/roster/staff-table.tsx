import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';

const StaffTable_person = graphql(`
  fragment StaffTable_person on Person { id displayName title email }
`);

interface Props {
  readonly people: readonly FragmentType<typeof StaffTable_person>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

export function StaffTable({ people, ...paging }: Props) {
  const say = useSay();
  return (
    <ListTable
      caption={say('staff.caption')}
      exportAs="staff"
      rows={readFragment(StaffTable_person, people)}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'name',
          head: say('column.name'),
          value: ({ displayName }) => displayName,
          cell: ({ id, displayName }) => <Link to={`/people/${id}`}>{displayName}</Link>,
        },
        { key: 'title', head: say('column.title'), value: ({ title }) => title, cell: ({ title }) => title },
        {
          key: 'email',
          head: say('column.email'),
          value: ({ email }) => email,
          cell: ({ email }) => email && <a href={`mailto:${email}`}>{email}</a>,
        },
      ]}
    />
  );
}
