import type { Column } from '../../components/data-table.tsx';
import type { MessageId } from '../../i18n/messages.ts';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

/** What the registry keeps of every act: when, by whom, for which commit. */
interface Act {
  readonly at: string;
  readonly author: string;
  readonly commit: string | null;
}

/** The columns that tell of an act, the same in every table of acts. */
export function useActColumns<Row>(
  actOf: (row: Row) => Act | null,
  when: MessageId = 'graph.column.at',
): {
  readonly at: Column<Row>;
  readonly author: Column<Row>;
  readonly commit: Column<Row>;
} {
  const say = useSay();
  const formats = useFormats();
  return {
    at: {
      key: 'at',
      head: say(when),
      value: (row) => actOf(row)?.at,
      cell: (row) => {
        const act = actOf(row);
        return act && formats.instant(act.at);
      },
    },
    author: {
      key: 'author',
      head: say('graph.column.author'),
      value: (row) => actOf(row)?.author,
      cell: (row) => actOf(row)?.author,
    },
    commit: {
      key: 'commit',
      head: say('graph.column.commit'),
      value: (row) => actOf(row)?.commit,
      cell: (row) => {
        const commit = actOf(row)?.commit;
        return commit && <code>{commit.slice(0, 9)}</code>;
      },
    },
  };
}
