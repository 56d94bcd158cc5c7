import { Link, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Empty } from '../components/empty.tsx';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { BudgetRequestTable } from '../features/budget-requests/budget-request-table.tsx';
import { OfferingRequestTable } from '../features/offering-requests/offering-request-table.tsx';
import { SignUpList } from '../features/programs/sign-up-list.tsx';
import { PeriodGrid } from '../features/teaching/period-grid.tsx';
import { TeachingLoadTable } from '../features/teaching/teaching-load-table.tsx';
import { nodesOf } from '../graph/pages.ts';
import { PartIfShown } from '../graph/part-if-shown.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';

/** The question across all sides: five subgraphs answer one query about one person. */
const PersonRouteQuery = graphql(`
  query PersonRouteQuery($id: ID!) {
    person(id: $id) {
      id displayName title email
      organizations { id name type }
      roles { id role organization { id name } }
      teachingLoad { ...TeachingLoadTable_load }
      teacherGrid { ...PeriodGrid_grid }
      programs { ...SignUpList_signUp }
      offeringRequests(first: 50) { edges { cursor node { ...OfferingRequestTable_request } } pageInfo { hasNextPage endCursor } }
      fundedRequests(first: 50) { ...BudgetRequestTable_request }
    }
  }
`);

/** A teacher's page: schools, teaching load, programs, requested offerings, requests paid. */
export function PersonRoute() {
  const say = useSay();
  const { id = '' } = useParams();
  const query = useRouteQuery(PersonRouteQuery, { id });
  const { missing } = query;
  const empty = (
    message: 'person.noLoad' | 'person.noPrograms' | 'person.noOfferings' | 'person.noFunding',
  ) => (
    <Empty>
      <Say id={message} />
    </Empty>
  );
  return (
    <QueryStates query={query} pick={(data) => data.person}>
      {(person) => (
        <Page title={person.displayName} kind={person.title ?? say('person.kind')}>
          <Facts
            facts={[
              {
                name: say('person.schools'),
                value: person.organizations.map((at, index) => (
                  <span key={at.id}>
                    {index > 0 && ', '}
                    {at.type === 'SCHOOL' ? <Link to={`/schools/${at.id}`}>{at.name}</Link> : at.name}
                  </span>
                )),
              },
              {
                name: say('person.roles'),
                value: [
                  ...new Set(
                    person.roles.map(({ role, organization }) =>
                      organization
                        ? say('person.roleAt', { role: say(`role.${role}`), place: organization.name })
                        : say(`role.${role}`),
                    ),
                  ),
                ].join('; '),
              },
              {
                name: say('column.email'),
                value: person.email && <a href={`mailto:${person.email}`}>{person.email}</a>,
              },
            ]}
          />
          <PartIfShown
            title={say('person.load')}
            value={person.teachingLoad}
            side="scheduling"
            missing={missing}
          >
            {(loads) =>
              loads.length === 0 ? empty('person.noLoad') : <TeachingLoadTable loads={loads} isOnePerson />
            }
          </PartIfShown>
          <PartIfShown
            title={say('person.grid')}
            value={person.teacherGrid}
            side="scheduling"
            missing={missing}
          >
            {(grid) => <PeriodGrid grid={grid} of="teacher" />}
          </PartIfShown>
          <PartIfShown
            title={say('person.programs')}
            value={person.programs}
            side="cohorts"
            missing={missing}
          >
            {(signUps) =>
              signUps.length === 0 ? empty('person.noPrograms') : <SignUpList signUps={signUps} />
            }
          </PartIfShown>
          <PartIfShown
            title={say('person.offerings')}
            value={person.offeringRequests}
            side="pathways"
            missing={missing}
          >
            {(requests) =>
              requests.edges.length === 0 ? (
                empty('person.noOfferings')
              ) : (
                <OfferingRequestTable requests={nodesOf(requests)} />
              )
            }
          </PartIfShown>
          <PartIfShown
            title={say('person.funding')}
            value={person.fundedRequests}
            side="budgets"
            missing={missing}
          >
            {(requests) =>
              requests.length === 0 ? empty('person.noFunding') : <BudgetRequestTable requests={requests} />
            }
          </PartIfShown>
        </Page>
      )}
    </QueryStates>
  );
}
