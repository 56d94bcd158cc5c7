import { Link } from 'react-router';
import type { CheckTable_CheckFragment } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useActColumns } from './act-columns.tsx';
import { CheckVerdict } from './check-verdict.tsx';

const CheckTable_check = graphql(`
  fragment CheckTable_check on SchemaCheck {
    id kind at author commit subgraphs isPassed
    ...CheckVerdict_check
  }
`);

interface Props {
  readonly checks: readonly FragmentType<typeof CheckTable_check>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The checks of subgraphs, also those that publishes went through, with what came of each. */
export function CheckTable({ checks, hasMore, onMore }: Props) {
  const say = useSay();
  const formats = useFormats();
  const act = useActColumns((row: CheckTable_CheckFragment) => row);
  return (
    <ListTable
      caption={say('graph.checks.caption')}
      rows={readFragment(CheckTable_check, checks)}
      rowKey={({ id }) => id}
      exportAs="schema-checks"
      hasMore={hasMore}
      onMore={onMore}
      columns={[
        {
          key: 'at',
          head: say('graph.column.at'),
          value: ({ at }) => at,
          cell: ({ id, at }) => <Link to={`/graph/checks/${id}`}>{formats.instant(at)}</Link>,
        },
        {
          key: 'kind',
          head: say('graph.column.askedBy'),
          value: ({ kind }) => kind,
          cell: ({ kind }) => say(`graph.check.kind.${kind}`),
        },
        {
          key: 'state',
          head: say('column.state'),
          value: ({ isPassed }) => (isPassed ? 1 : 0),
          cell: (check) => <CheckVerdict check={check} />,
        },
        {
          key: 'subgraphs',
          head: say('graph.tab.subgraphs'),
          value: ({ subgraphs }) => subgraphs.join(' '),
          cell: ({ subgraphs }) => formats.list(subgraphs),
        },
        act.author,
        act.commit,
      ]}
    />
  );
}
