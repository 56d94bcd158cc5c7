import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';

const OfferingTable_offering = graphql(`
  fragment OfferingTable_offering on Offering { id number title kind essentialQuestion methods outcomes { position } }
`);

interface Props {
  readonly offerings: readonly FragmentType<typeof OfferingTable_offering>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

export function OfferingTable({ offerings, ...paging }: Props) {
  const say = useSay();
  const rows = readFragment(OfferingTable_offering, offerings);
  const methodsOf = ({ methods }: (typeof rows)[number]) =>
    methods.map((method) => say(`method.${method}`)).join(', ');
  return (
    <ListTable
      caption={say('offerings.caption')}
      exportAs="offerings"
      rows={rows}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'title',
          head: say('column.offering'),
          value: ({ title }) => title,
          cell: ({ id, title }) => <Link to={`/offerings/${id}`}>{title}</Link>,
        },
        {
          key: 'number',
          head: say('column.number'),
          isNumber: true,
          value: ({ number }) => number,
          cell: ({ number }) => number,
        },
        {
          key: 'question',
          head: say('column.essentialQuestion'),
          value: ({ essentialQuestion }) => essentialQuestion,
          cell: ({ essentialQuestion }) => essentialQuestion,
        },
        { key: 'methods', head: say('column.methods'), value: methodsOf, cell: methodsOf },
        {
          key: 'outcomes',
          head: say('column.outcomes'),
          isNumber: true,
          value: ({ outcomes }) => outcomes.length,
          cell: ({ outcomes }) => outcomes.length,
        },
      ]}
    />
  );
}
