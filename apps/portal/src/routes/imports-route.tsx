import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { ImportTable } from '../features/imports/import-table.tsx';
import { UploadRoster } from '../features/imports/upload-roster.tsx';
import { useLive } from '../graph/events/use-live.ts';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const ImportsRouteQuery = graphql(`
  query ImportsRouteQuery($first: Int!, $after: String) {
    rosterImports(first: $first, after: $after) {
      edges { cursor node { id state ...ImportTable_job } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Roster imports with their progress; they show how far they came by themselves. */
export function ImportsRoute() {
  const say = useSay();
  const { organizationId } = useViewer();
  const query = useRouteQuery(ImportsRouteQuery, { first: 50 });
  const isRunning = nodesOf(query.data?.rosterImports).some(
    ({ state }) => state === 'RUNNING' || state === 'QUEUED',
  );
  const { retry } = query;
  useLive(query, { kind: 'directory.rosterImport', id: null, isMoving: isRunning });
  return (
    <QueryStates query={query} pick={(data) => data.rosterImports}>
      {(jobs) => (
        <Page title={say('imports.title')}>
          {organizationId !== null && <UploadRoster districtId={organizationId} onStarted={retry} />}
          {jobs.edges.length === 0 ? (
            <Empty>
              <Say id="imports.empty" />
            </Empty>
          ) : (
            <ImportTable jobs={nodesOf(jobs)} {...pagingOf(jobs, (after) => query.more({ after }))} />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
