import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { EditionTable } from '../features/programs/edition-table.tsx';
import { ProgramTable } from '../features/programs/program-table.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';

const ProgramsRouteQuery = graphql(`
  query ProgramsRouteQuery($first: Int!, $after: String) {
    programs(first: $first, after: $after) {
      edges { cursor node { id ...ProgramTable_program } } pageInfo { hasNextPage endCursor }
    }
    currentEditions(first: 50) { edges { cursor node { id ...EditionTable_edition } } pageInfo { hasNextPage endCursor } }
  }
`);

export function ProgramsRoute() {
  const say = useSay();
  const query = useRouteQuery(ProgramsRouteQuery, { first: 100 });
  return (
    <QueryStates query={query} pick={(data) => data.programs}>
      {(programs) => (
        <Page title={say('programs.title')}>
          {programs.edges.length === 0 ? (
            <Empty>
              <Say id="programs.empty" />
            </Empty>
          ) : (
            <>
              <EditionTable
                editions={nodesOf(query.data?.currentEditions)}
                caption={say('programs.current')}
              />
              <Part title={say('programs.all')}>
                <ProgramTable
                  programs={nodesOf(programs)}
                  {...pagingOf(programs, (after) => query.more({ after }))}
                />
              </Part>
            </>
          )}
        </Page>
      )}
    </QueryStates>
  );
}
