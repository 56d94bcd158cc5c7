import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';

const ProgramTable_program = graphql(`
  fragment ProgramTable_program on Program {
    id name summary
    owner { id name }
    partners { id name }
  }
`);

interface Props {
  readonly programs: readonly FragmentType<typeof ProgramTable_program>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

export function ProgramTable({ programs, ...paging }: Props) {
  const say = useSay();
  return (
    <ListTable
      caption={say('programs.caption')}
      exportAs="programs"
      rows={readFragment(ProgramTable_program, programs)}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'name',
          head: say('column.program'),
          value: ({ name }) => name,
          cell: ({ id, name }) => <Link to={`/programs/${id}`}>{name}</Link>,
        },
        {
          key: 'owner',
          head: say('column.owner'),
          value: ({ owner }) => owner?.name,
          cell: ({ owner }) => owner?.name,
        },
        {
          key: 'partners',
          head: say('column.partners'),
          value: ({ partners }) => partners.flatMap((partner) => partner?.name ?? []).join('; '),
          cell: ({ partners }) => partners.flatMap((partner) => partner?.name ?? []).join(', '),
        },
        {
          key: 'summary',
          head: say('column.about'),
          value: ({ summary }) => summary,
          cell: ({ summary }) => summary,
        },
      ]}
    />
  );
}
