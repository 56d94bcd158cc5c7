import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { Progress } from '../../components/progress.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { JobStateWord } from './job-state-word.tsx';

const ImportTable_job = graphql(`
  fragment ImportTable_job on RosterImportJob {
    id state progress createdAt finishedAt mode isDryRun errorCount warningCount
    district { id name }
  }
`);

interface Props {
  readonly jobs: readonly FragmentType<typeof ImportTable_job>[];
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
}

/** Roster imports, newest first, with how far each has come. */
export function ImportTable({ jobs, ...paging }: Props) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ListTable
      caption={say('imports.caption')}
      exportAs="imports"
      sortParam="sort-imports"
      rows={readFragment(ImportTable_job, jobs)}
      rowKey={({ id }) => id}
      {...paging}
      columns={[
        {
          key: 'started',
          head: say('column.started'),
          value: ({ createdAt }) => createdAt,
          cell: ({ id, createdAt }) => <Link to={`/imports/${id}`}>{formats.instant(createdAt)}</Link>,
        },
        {
          key: 'district',
          head: say('column.district'),
          value: ({ district }) => district?.name,
          cell: ({ district }) => district?.name,
        },
        {
          key: 'state',
          head: say('column.state'),
          value: ({ state }) => say(`job.${state}`),
          cell: ({ state, progress, isDryRun }) => (
            <>
              <JobStateWord state={state} />
              {isDryRun && <div className="small dim">{say('import.dryRun')}</div>}
              {state === 'RUNNING' && <Progress share={progress} label={say('import.progress')} />}
            </>
          ),
        },
        {
          key: 'mode',
          head: say('column.mode'),
          value: ({ mode }) => say(`import.mode.${mode}`),
          cell: ({ mode }) => say(`import.mode.${mode}`),
        },
        {
          key: 'errors',
          head: say('column.errors'),
          isNumber: true,
          value: ({ errorCount }) => errorCount,
          cell: ({ errorCount }) => formats.count(errorCount),
        },
        {
          key: 'warnings',
          head: say('column.warnings'),
          isNumber: true,
          value: ({ warningCount }) => warningCount,
          cell: ({ warningCount }) => formats.count(warningCount),
        },
      ]}
    />
  );
}
