import { useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { EditionTable } from '../features/programs/edition-table.tsx';
import { nodesOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';

const ProgramRouteQuery = graphql(`
  query ProgramRouteQuery($id: ID!) {
    program(id: $id) {
      id name summary isPublished
      owner { id name }
      partners { id name }
      source { title text }
      editions(first: 50) { edges { cursor node { id ...EditionTable_edition } } pageInfo { hasNextPage endCursor } }
    }
  }
`);

export function ProgramRoute() {
  const say = useSay();
  const { id = '' } = useParams();
  const query = useRouteQuery(ProgramRouteQuery, { id });
  return (
    <QueryStates query={query} pick={(data) => data.program}>
      {(program) => (
        <Page title={program.name} kind={say('column.program')}>
          <p className="reading">{program.summary}</p>
          <Facts
            facts={[
              { name: say('column.owner'), value: program.owner?.name },
              {
                name: say('column.partners'),
                value: program.partners.flatMap((partner) => partner?.name ?? []).join(', '),
              },
              { name: say('offering.source'), value: program.source?.title },
            ]}
          />
          <Part title={say('program.editions')}>
            {program.editions.edges.length === 0 ? (
              <Empty>
                <Say id="program.noEditions" />
              </Empty>
            ) : (
              <EditionTable editions={nodesOf(program.editions)} caption={say('program.editionsCaption')} />
            )}
          </Part>
        </Page>
      )}
    </QueryStates>
  );
}
