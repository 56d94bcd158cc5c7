import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const FieldUsageTable_field = graphql(`
  fragment FieldUsageTable_field on FieldUsage {
    coordinate calls operationCount clients lastSeen deprecationReason
  }
`);

interface Props {
  readonly fields: readonly FragmentType<typeof FieldUsageTable_field>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The fields of the graph and who uses them. */
export function FieldUsageTable({ fields, hasMore, onMore }: Props) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ListTable
      caption={say('graph.fields.caption')}
      rows={readFragment(FieldUsageTable_field, fields)}
      rowKey={({ coordinate }) => coordinate}
      exportAs="field-usage"
      hasMore={hasMore}
      onMore={onMore}
      columns={[
        {
          key: 'coordinate',
          head: say('graph.column.field'),
          value: ({ coordinate }) => coordinate,
          cell: ({ coordinate }) => <code>{coordinate}</code>,
        },
        {
          key: 'state',
          head: say('column.state'),
          value: ({ calls }) => (calls > 0 ? 1 : 0),
          cell: ({ calls, deprecationReason }) => (
            <>
              <StateWord
                tone={calls > 0 ? 'good' : 'calm'}
                word={say(calls > 0 ? 'graph.field.used' : 'graph.field.unused')}
              />
              {deprecationReason !== null && (
                <span className="dim small">
                  {' '}
                  {say('graph.field.deprecated', { reason: deprecationReason })}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'calls',
          head: say('graph.column.calls'),
          isNumber: true,
          value: ({ calls }) => calls,
          cell: ({ calls }) => formats.count(calls),
        },
        {
          key: 'operations',
          head: say('graph.tab.operations'),
          isNumber: true,
          value: ({ operationCount }) => operationCount,
          cell: ({ operationCount }) => formats.count(operationCount),
        },
        {
          key: 'clients',
          head: say('graph.column.clients'),
          value: ({ clients }) => clients.join(' '),
          cell: ({ clients }) => formats.list(clients),
        },
        {
          key: 'lastSeen',
          head: say('graph.column.lastSeen'),
          value: ({ lastSeen }) => lastSeen,
          cell: ({ lastSeen }) => lastSeen && formats.instant(lastSeen),
        },
      ]}
    />
  );
}
