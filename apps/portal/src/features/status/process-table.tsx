import { useCallback, useEffect, useState } from 'react';
import { ListTable } from '../../components/list-table.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { type ProcessStatus, readStatus } from './read-status.ts';

const everyMs = 5_000;

/** Every process of this Quad, read anew every five seconds while the page is shown. */
export function ProcessTable() {
  const say = useSay();
  const formats = useFormats();
  const { processes, hasFailed } = useStatus();
  if (processes === null) return <p role="status">{say(hasFailed ? 'status.failed' : 'state.loading')}</p>;
  return (
    <ListTable
      caption={say('status.caption')}
      sortParam="sort-processes"
      rows={processes}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', head: say('column.process'), value: ({ name }) => name, cell: ({ name }) => name },
        {
          key: 'state',
          head: say('column.state'),
          value: ({ ok }) => (ok ? 1 : 0),
          cell: ({ ok }) => (
            <StateWord tone={ok ? 'good' : 'bad'} word={say(ok ? 'status.ok' : 'status.down')} />
          ),
        },
        {
          key: 'pending',
          head: say('column.pending'),
          isNumber: true,
          value: ({ outbox }) => outbox?.pending,
          cell: ({ outbox }) => outbox?.pending,
        },
        {
          key: 'refused',
          head: say('column.refused'),
          isNumber: true,
          value: ({ outbox }) => outbox?.refused,
          cell: ({ outbox }) => outbox?.refused,
        },
        {
          key: 'oldest',
          head: say('column.oldestPending'),
          value: ({ outbox }) => outbox?.oldestPendingAt,
          cell: ({ outbox }) => outbox?.oldestPendingAt && formats.instant(outbox.oldestPendingAt),
        },
        { key: 'detail', head: say('column.detail'), cell: ({ detail }) => detail },
      ]}
    />
  );
}

function useStatus(): { readonly processes: readonly ProcessStatus[] | null; readonly hasFailed: boolean } {
  const [processes, setProcesses] = useState<readonly ProcessStatus[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const look = useCallback(() => {
    readStatus().then(
      (read) => {
        setProcesses(read);
        setHasFailed(false);
      },
      () => setHasFailed(true),
    );
  }, []);
  useEffect(() => {
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [look]);
  return { processes, hasFailed };
}
