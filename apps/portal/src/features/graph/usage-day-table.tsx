import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const UsageDayTable_day = graphql(`
  fragment UsageDayTable_day on UsageDay { day client calls errors }
`);

interface Props {
  readonly days: readonly FragmentType<typeof UsageDayTable_day>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** Who ran an operation on which day. */
export function UsageDayTable({ days, hasMore, onMore }: Props) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ListTable
      caption={say('graph.days.caption')}
      rows={readFragment(UsageDayTable_day, days)}
      rowKey={({ day, client }) => `${day} ${client}`}
      exportAs="operation-days"
      hasMore={hasMore}
      onMore={onMore}
      columns={[
        {
          key: 'day',
          head: say('graph.column.day'),
          value: ({ day }) => day,
          cell: ({ day }) => formats.day(day),
        },
        {
          key: 'client',
          head: say('graph.column.client'),
          value: ({ client }) => client,
          cell: ({ client }) => client,
        },
        {
          key: 'calls',
          head: say('graph.column.calls'),
          isNumber: true,
          value: ({ calls }) => calls,
          cell: ({ calls }) => formats.count(calls),
        },
        {
          key: 'errors',
          head: say('graph.column.errors'),
          isNumber: true,
          value: ({ errors }) => errors,
          cell: ({ errors }) => formats.count(errors),
        },
      ]}
    />
  );
}
