import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { ImportDetails } from '../features/imports/import-details.tsx';
import { JobStateWord } from '../features/imports/job-state-word.tsx';
import { useLive } from '../graph/events/use-live.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useFormats } from '../i18n/use-formats.ts';

const ImportRouteQuery = graphql(`
  query ImportRouteQuery($id: ID!) {
    rosterImport(id: $id) {
      id state createdAt startedAt finishedAt mode isDryRun errorCount warningCount
      district { id name }
      ...ImportDetails_job
    }
  }
`);

export function ImportRoute() {
  const say = useSay();
  const formats = useFormats();
  const { id = '' } = useParams();
  const query = useRouteQuery(ImportRouteQuery, { id });
  const state = query.data?.rosterImport?.state;
  const isRunning = state === 'RUNNING' || state === 'QUEUED';
  useLive(query, { kind: 'directory.rosterImport', id, isMoving: isRunning });
  return (
    <QueryStates query={query} pick={(data) => data.rosterImport}>
      {(job) => (
        <Page
          title={say('import.title', { district: job.district?.name ?? '' })}
          kind={
            <Link to="/imports">
              <Say id="imports.title" />
            </Link>
          }
          where={
            <>
              <JobStateWord state={job.state} />
              {job.isDryRun && <span className="dim">{say('import.dryRun')}</span>}
            </>
          }
        >
          <Facts
            facts={[
              { name: say('column.started'), value: formats.instant(job.startedAt ?? job.createdAt) },
              { name: say('import.finished'), value: job.finishedAt && formats.instant(job.finishedAt) },
              { name: say('column.mode'), value: say(`import.mode.${job.mode}`) },
              { name: say('column.errors'), value: formats.count(job.errorCount) },
              { name: say('column.warnings'), value: formats.count(job.warningCount) },
            ]}
          />
          <ImportDetails job={job} />
        </Page>
      )}
    </QueryStates>
  );
}
