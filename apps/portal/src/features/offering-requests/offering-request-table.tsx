import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { OfferingRequestState } from './offering-request-state.tsx';

const OfferingRequestTable_request = graphql(`
  fragment OfferingRequestTable_request on OfferingRequest {
    id state requestedAt participants method
    offering { id title }
    school { id name }
    department { id name }
    requestedBy { id displayName }
  }
`);

interface Props {
  readonly requests: readonly FragmentType<typeof OfferingRequestTable_request>[];
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
}

export function OfferingRequestTable({ requests, ...paging }: Props) {
  const say = useSay();
  const formats = useFormats();
  const rows = readFragment(OfferingRequestTable_request, requests);
  // Names come from directory: without the requester's, the place's is unknown rather than the whole district.
  const placeOf = ({ school, department, requestedBy }: (typeof rows)[number]) =>
    school?.name ?? department?.name ?? (requestedBy && say('word.wholeDistrict'));
  return (
    <ListTable
      caption={say('offeringRequests.caption')}
      exportAs="offering-requests"
      sortParam="sort-offerings"
      rows={rows}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'offering',
          head: say('column.offering'),
          value: ({ offering }) => offering.title,
          cell: ({ id, offering }) => <Link to={`/offering-requests/${id}`}>{offering.title}</Link>,
        },
        {
          key: 'state',
          head: say('column.state'),
          value: ({ state }) => say(`offeringRequest.state.${state}`),
          cell: ({ state }) => <OfferingRequestState state={state} />,
        },
        { key: 'for', head: say('column.for'), value: placeOf, cell: placeOf },
        {
          key: 'by',
          head: say('column.requestedBy'),
          value: ({ requestedBy }) => requestedBy?.displayName,
          cell: ({ requestedBy }) => requestedBy?.displayName,
        },
        {
          key: 'at',
          head: say('column.requestedOn'),
          value: ({ requestedAt }) => requestedAt,
          cell: ({ requestedAt }) => formats.day(requestedAt),
        },
        {
          key: 'participants',
          head: say('column.participants'),
          isNumber: true,
          value: ({ participants }) => participants,
          cell: ({ participants }) => participants,
        },
      ]}
    />
  );
}
