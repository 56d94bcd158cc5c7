import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';

const ClassTable_class = graphql(`
  fragment ClassTable_class on Class {
    id title classCode periods location studentCount
    course { id title }
    terms { id title }
    teachers { id displayName }
  }
`);

interface Props {
  readonly classes: readonly FragmentType<typeof ClassTable_class>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

export function ClassTable({ classes, ...paging }: Props) {
  const say = useSay();
  return (
    <ListTable
      caption={say('classes.caption')}
      exportAs="classes"
      rows={readFragment(ClassTable_class, classes)}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'title',
          head: say('column.class'),
          value: ({ title }) => title,
          cell: ({ id, title }) => <Link to={`/classes/${id}`}>{title}</Link>,
        },
        {
          key: 'course',
          head: say('column.course'),
          value: ({ course }) => course?.title,
          cell: ({ course }) => course?.title,
        },
        {
          key: 'teachers',
          head: say('column.teachers'),
          value: ({ teachers }) => teachers.map((teacher) => teacher.displayName).join('; '),
          cell: ({ teachers }) => <People people={teachers} />,
        },
        {
          key: 'terms',
          head: say('column.term'),
          value: ({ terms }) => terms.map((term) => term.title).join('; '),
          cell: ({ terms }) => terms.map((term) => term.title).join(', '),
        },
        {
          key: 'periods',
          head: say('column.period'),
          value: ({ periods }) => periods.join(' '),
          cell: ({ periods }) => periods.join(', '),
        },
        {
          key: 'room',
          head: say('column.room'),
          value: ({ location }) => location,
          cell: ({ location }) => location,
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

function People({
  people,
}: {
  readonly people: readonly { readonly id: string; readonly displayName: string }[];
}) {
  return people.map((person, index) => (
    <span key={person.id}>
      {index > 0 && ', '}
      <Link to={`/people/${person.id}`}>{person.displayName}</Link>
    </span>
  ));
}
