import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { Note } from '../../components/note.tsx';
import { Part } from '../../components/part.tsx';
import { Progress } from '../../components/progress.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { FaultTable } from './fault-table.tsx';

const ImportDetails_job = graphql(`
  fragment ImportDetails_job on RosterImportJob {
    id state progress heldReason
    counts { file rows created updated unchanged removed faulty }
    faults(first: 200) { edges { cursor node { ...FaultTable_fault } } pageInfo { hasNextPage endCursor } }
  }
`);

const numbers = ['rows', 'created', 'updated', 'unchanged', 'removed', 'faulty'] as const;

/** What an import did, file by file, and the faults that it found. */
export function ImportDetails({ job: masked }: { readonly job: FragmentType<typeof ImportDetails_job> }) {
  const say = useSay();
  const formats = useFormats();
  const job = readFragment(ImportDetails_job, masked);
  const sum = (name: (typeof numbers)[number]) =>
    formats.count(job.counts.reduce((all, count) => all + count[name], 0));
  return (
    <>
      {(job.state === 'RUNNING' || job.state === 'QUEUED') && (
        <div style={{ maxWidth: 480 }} role="status">
          <Progress share={job.progress} label={say('import.progress')} />
          <p>{say('import.share', { share: job.progress })}</p>
        </div>
      )}
      {job.heldReason && <Note tone="wait">{say('import.held')}</Note>}
      <Part title={say('import.files')}>
        <ListTable
          caption={say('import.filesCaption')}
          exportAs="import-files"
          sortParam="sort-files"
          rows={job.counts}
          rowKey={({ file }) => file}
          columns={[
            {
              key: 'file',
              head: say('column.file'),
              value: ({ file }) => file,
              cell: ({ file }) => file,
              total: say('column.total'),
            },
            ...numbers.map((name) => ({
              key: name,
              head: say(`import.count.${name}`),
              isNumber: true,
              value: (row: (typeof job.counts)[number]) => row[name],
              cell: (row: (typeof job.counts)[number]) => formats.count(row[name]),
              total: sum(name),
            })),
          ]}
        />
      </Part>
      {job.faults.edges.length > 0 && (
        <Part title={say('import.faults')}>
          <FaultTable faults={job.faults.edges.map(({ node }) => node)} />
        </Part>
      )}
    </>
  );
}
