import { Link } from 'react-router';
import type { ReceivedTable_ShareFragment } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const ReceivedTable_share = graphql(`
  fragment ReceivedTable_share on Share {
    id objectId objectType purpose until
    owner { id name }
    givenBy { id displayName title }
    object {
      __typename
      ... on BudgetRequest { id title }
      ... on File { id name downloadPath }
      ... on OfferingRequest { id offering { id title } }
      ... on ProgramEdition { id label program { id name } }
    }
  }
`);

interface Props {
  readonly shares: readonly FragmentType<typeof ReceivedTable_share>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** What others share: each with its name, whose it is, what for and until when. */
export function ReceivedTable({ shares, ...paging }: Props) {
  const say = useSay();
  const formats = useFormats();
  const linked = (share: ReceivedTable_ShareFragment) => {
    const shown = shownOf(share);
    if (shown === null) return say('shared.notThere');
    return shown.isFile ? (
      <a href={shown.to} download={shown.name}>
        {shown.name}
      </a>
    ) : (
      <Link to={shown.to}>{shown.name}</Link>
    );
  };
  return (
    <ListTable
      caption={say('shared.caption')}
      rows={readFragment(ReceivedTable_share, shares)}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        { key: 'what', head: say('column.what'), value: (one) => shownOf(one)?.name, cell: linked },
        { key: 'kind', head: say('column.kind'), cell: (one) => say(`share.type.${one.objectType}`) },
        { key: 'owner', head: say('column.owner'), cell: ({ owner }) => owner?.name },
        { key: 'purpose', head: say('column.purpose'), cell: (one) => say(`share.purpose.${one.purpose}`) },
        { key: 'until', head: say('column.lastDay'), cell: ({ until }) => formats.lastDayBefore(until) },
        { key: 'by', head: say('share.by'), cell: ({ givenBy }) => givenBy?.displayName },
      ]}
    />
  );
}

interface Shown {
  readonly name: string;
  /** Its page; of a file, where it is fetched. */
  readonly to: string;
  readonly isFile?: true;
}

/** What is shared, as it is shown; null while the side that owns it is down, and for a file that is gone. */
function shownOf({ object }: ReceivedTable_ShareFragment): Shown | null {
  switch (object?.__typename) {
    case 'BudgetRequest':
      return { name: object.title, to: `/budget-requests/${object.id}` };
    case 'File':
      return { name: object.name, to: object.downloadPath, isFile: true };
    case 'OfferingRequest':
      return { name: object.offering.title, to: `/offering-requests/${object.id}` };
    case 'ProgramEdition':
      return {
        name: `${object.program.name} ${object.label}`,
        to: `/programs/${object.program.id}/editions/${object.id}`,
      };
    default:
      return null;
  }
}
