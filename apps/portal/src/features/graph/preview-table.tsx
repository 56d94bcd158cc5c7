import { Link } from 'react-router';
import type { PreviewTable_PreviewFragment } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useActColumns } from './act-columns.tsx';

const PreviewTable_preview = graphql(`
  fragment PreviewTable_preview on SchemaPreview {
    id name subgraph isWritable isBehind author commit at endsAt
    check { id }
  }
`);

interface Props {
  readonly previews: readonly FragmentType<typeof PreviewTable_preview>[];
}

/** The previews that live, each with the way to ask it. */
export function PreviewTable({ previews }: Props) {
  const say = useSay();
  const formats = useFormats();
  const act = useActColumns((row: PreviewTable_PreviewFragment) => row);
  return (
    <ListTable
      caption={say('graph.previews.caption')}
      rows={readFragment(PreviewTable_preview, previews)}
      rowKey={({ id }) => id}
      sortParam="previews"
      columns={[
        {
          key: 'name',
          head: say('graph.column.preview'),
          value: calledOf,
          cell: (row) => (
            <Link
              to={`/graph/explorer?preview=${encodeURIComponent(row.id)}`}
              aria-label={say('graph.preview.explore', { name: calledOf(row) })}
            >
              {calledOf(row)}
            </Link>
          ),
        },
        {
          key: 'subgraph',
          head: say('graph.column.subgraph'),
          value: ({ subgraph }) => subgraph,
          cell: ({ subgraph }) => subgraph,
        },
        {
          key: 'state',
          head: say('column.state'),
          value: stateOf,
          cell: (row) => (
            <StateWord tone={toneOf[stateOf(row)]} word={say(`graph.preview.${stateOf(row)}`)} />
          ),
        },
        act.author,
        act.commit,
        {
          key: 'endsAt',
          head: say('graph.column.endsAt'),
          value: ({ endsAt }) => endsAt,
          cell: ({ endsAt }) => formats.instant(endsAt),
        },
        {
          key: 'check',
          head: say('graph.column.findings'),
          cell: ({ check }) => check && <Link to={`/graph/checks/${check.id}`}>{say('graph.findings')}</Link>,
        },
      ]}
    />
  );
}

type State = 'WRITES' | 'BEHIND' | 'READS';

const toneOf = { WRITES: 'bad', BEHIND: 'wait', READS: 'good' } as const;

const calledOf = ({ name, id }: PreviewTable_PreviewFragment) => name ?? id;

/** What should be known of it first. */
function stateOf({ isWritable, isBehind }: PreviewTable_PreviewFragment): State {
  if (isWritable) return 'WRITES';
  return isBehind ? 'BEHIND' : 'READS';
}
