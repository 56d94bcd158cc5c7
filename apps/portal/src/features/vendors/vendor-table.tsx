import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { VendorStandingWord } from './vendor-standing-word.tsx';

const VendorTable_vendor = graphql(`
  fragment VendorTable_vendor on Vendor { id name contactEmail scopes standing createdAt }
`);

interface Props {
  readonly vendors: readonly FragmentType<typeof VendorTable_vendor>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The vendors of the district: what each may read, and whether it is let in. */
export function VendorTable({ vendors, ...paging }: Props) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ListTable
      caption={say('vendors.caption')}
      exportAs="vendors"
      rows={readFragment(VendorTable_vendor, vendors)}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'name',
          head: say('column.name'),
          value: ({ name }) => name,
          cell: ({ id, name }) => <Link to={`/vendors/${id}`}>{name}</Link>,
        },
        {
          key: 'standing',
          head: say('column.state'),
          value: ({ standing }) => say(`vendor.standing.${standing}`),
          cell: ({ standing }) => <VendorStandingWord standing={standing} />,
        },
        {
          key: 'scopes',
          head: say('vendor.scopes'),
          value: ({ scopes }) => scopes.join(' '),
          cell: ({ scopes }) => formats.list(scopes),
        },
        {
          key: 'contact',
          head: say('column.email'),
          value: ({ contactEmail }) => contactEmail,
          cell: ({ contactEmail }) => <a href={`mailto:${contactEmail}`}>{contactEmail}</a>,
        },
        {
          key: 'registered',
          head: say('vendor.registered'),
          value: ({ createdAt }) => createdAt,
          cell: ({ createdAt }) => formats.dayOf(createdAt),
        },
      ]}
    />
  );
}
