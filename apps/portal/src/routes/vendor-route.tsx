import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { VendorStanding } from '../__generated__/graphql.ts';
import { graphql } from '../__generated__/index.ts';
import { Button } from '../components/button.tsx';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Part } from '../components/part.tsx';
import { readLimits } from '../features/graph/read-limits.ts';
import { ChangeStanding } from '../features/vendors/change-standing.tsx';
import { standingActs } from '../features/vendors/standing-acts.ts';
import { VendorAllowance } from '../features/vendors/vendor-allowance.tsx';
import { VendorStandingWord } from '../features/vendors/vendor-standing-word.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useFormats } from '../i18n/use-formats.ts';
import { useViewer } from '../viewer/viewer.tsx';

const VendorRouteQuery = graphql(`
  query VendorRouteQuery($id: ID!, $readsGraph: Boolean!) {
    vendor(id: $id) {
      id name contactEmail scopes clientId createdAt standing standingSince standingReason
      organization { id name }
    }
    contracts(first: 500) @include(if: $readsGraph) {
      edges { cursor node { id name vendor { id } } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** One vendor: what it may read, how much of it, and whether it is let in. */
export function VendorRoute() {
  const { can } = useViewer();
  return can('REGISTER_VENDOR') ? <VendorPage /> : <NothingHere />;
}

function VendorPage() {
  const say = useSay();
  const formats = useFormats();
  const { can } = useViewer();
  const { id = '' } = useParams();
  const [asked, setAsked] = useState<VendorStanding | null>(null);
  const readsGraph = can('READ_GRAPH');
  const query = useRouteQuery(VendorRouteQuery, { id, readsGraph });
  const contracts = query.data?.contracts;
  return (
    <QueryStates query={query} pick={(data) => data.vendor}>
      {(vendor) => (
        <Page
          title={vendor.name}
          kind={
            <Link to="/vendors">
              <Say id="nav.vendors" />
            </Link>
          }
          where={<VendorStandingWord standing={vendor.standing} />}
          acts={standingActs(vendor.standing, can).map((standing, place) => (
            <Button
              key={standing}
              variant={place === 0 ? 'filled' : 'plain'}
              onClick={() => setAsked(standing)}
            >
              {say(`vendor.act.${standing}`)}
            </Button>
          ))}
        >
          <Facts
            facts={[
              {
                name: say('vendor.since'),
                value: vendor.standingSince && formats.instant(vendor.standingSince),
              },
              { name: say('vendor.reason'), value: vendor.standingReason },
              { name: say('column.district'), value: vendor.organization?.name },
              { name: say('column.email'), value: vendor.contactEmail },
              { name: say('vendor.scopes'), value: formats.list(vendor.scopes) },
              { name: say('vendor.clientId'), value: <code>{vendor.clientId}</code> },
              { name: say('vendor.registered'), value: formats.instant(vendor.createdAt) },
            ]}
          />
          {readsGraph && contracts && (
            <Part title={say('vendor.allowance')}>
              <VendorAllowance
                readLimits={readLimits}
                vendorId={vendor.id}
                contract={nodesOf(contracts).find((one) => one.vendor?.id === vendor.id)?.name ?? null}
              />
            </Part>
          )}
          {asked !== null && (
            <ChangeStanding vendor={vendor} standing={asked} onClose={() => setAsked(null)} />
          )}
        </Page>
      )}
    </QueryStates>
  );
}
