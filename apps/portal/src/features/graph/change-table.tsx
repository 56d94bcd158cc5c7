import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';

const ChangeTable_change = graphql(`
  fragment ChangeTable_change on ApiChange { level message path }
`);

interface Props {
  readonly changes: readonly FragmentType<typeof ChangeTable_change>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

const tones = { BREAKING: 'bad', DANGEROUS: 'wait', NON_BREAKING: 'good' } as const;

/** How an API changed; what breaks clients stands first. The sentences are the registry's, in English. */
export function ChangeTable({ changes, hasMore, onMore }: Props) {
  const say = useSay();
  return (
    <ListTable
      caption={say('graph.changes.caption')}
      sortParam="sort-changes"
      rows={readFragment(ChangeTable_change, changes)}
      rowKey={({ path, message }) => `${path} ${message}`}
      exportAs="api-changes"
      hasMore={hasMore}
      onMore={onMore}
      columns={[
        {
          key: 'path',
          head: say('graph.column.coordinate'),
          value: ({ path }) => path,
          cell: ({ path }) => <code>{path}</code>,
        },
        {
          key: 'level',
          head: say('graph.column.level'),
          value: ({ level }) => level,
          cell: ({ level }) => <StateWord tone={tones[level]} word={say(`graph.level.${level}`)} />,
        },
        {
          key: 'message',
          head: say('graph.column.change'),
          value: ({ message }) => message,
          cell: ({ message }) => <span lang="en">{message}</span>,
        },
      ]}
    />
  );
}
