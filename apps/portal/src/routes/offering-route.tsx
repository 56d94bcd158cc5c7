import { useNavigate, useParams } from 'react-router';
import { graphql } from '../__generated__/index.ts';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { OfferingDetails } from '../features/offerings/offering-details.tsx';
import { RequestOffering } from '../features/offerings/request-offering.tsx';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { useSay } from '../i18n/say.tsx';
import { useNotify } from '../look/notify.ts';
import { useViewer } from '../viewer/viewer.tsx';
import { placesOf } from './request-places.ts';

const OfferingRouteQuery = graphql(`
  query OfferingRouteQuery($id: ID!, $mayRequest: Boolean!) {
    offering(id: $id) { id number title kind ...OfferingDetails_offering ...RequestOffering_offering }
    viewer @include(if: $mayRequest) {
      person { id organizations { id name type } }
      organization {
        id
        schools(first: 200) { edges { cursor node { id name type } } pageInfo { hasNextPage endCursor } }
        departments(first: 200) { edges { cursor node { id name type } } pageInfo { hasNextPage endCursor } }
      }
      roles { id role organization { id name type } }
    }
  }
`);

/** An offering, and the form to request it. */
export function OfferingRoute() {
  const say = useSay();
  const notify = useNotify();
  const navigate = useNavigate();
  const { can } = useViewer();
  const { id = '' } = useParams();
  const query = useRouteQuery(OfferingRouteQuery, { id, mayRequest: can('REQUEST_OFFERING') });
  const done = (requestId: string) => {
    notify(say('requestOffering.done'));
    void navigate(`/offering-requests/${requestId}`);
  };
  return (
    <QueryStates query={query} pick={(data) => data.offering}>
      {(offering) => (
        <Page
          title={offering.title}
          kind={say('offering.kind', {
            number: offering.number,
            kind: say(`offering.kind.${offering.kind}`),
          })}
        >
          <OfferingDetails offering={offering} />
          {can('REQUEST_OFFERING') && (
            <Part title={say('requestOffering.title')}>
              <RequestOffering offering={offering} places={placesOf(query.data?.viewer)} onRequested={done} />
            </Part>
          )}
        </Page>
      )}
    </QueryStates>
  );
}
