import { Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { RoleGrantTable_GrantFragment } from '../__generated__/graphql.ts';
import { graphql } from '../__generated__/index.ts';
import { Busy } from '../components/busy.tsx';
import { Button } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';
import { Page } from '../components/page.tsx';
import { EndRole } from '../features/roles/end-role.tsx';
import { GrantRole } from '../features/roles/grant-role.tsx';
import { RoleFilters, roleFilterOf } from '../features/roles/role-filters.tsx';
import { RoleGrantTable } from '../features/roles/role-grant-table.tsx';
import { NothingHere } from '../graph/nothing-here.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { QueryStates } from '../graph/query-states.tsx';
import { useRouteQuery } from '../graph/use-route-query.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { useAddKeys } from '../shell/keys.tsx';
import { useViewer } from '../viewer/viewer.tsx';

const RolesRouteQuery = graphql(`
  query RolesRouteQuery($first: Int!, $after: String, $role: RoleName, $text: String) {
    roleGrants(first: $first, after: $after, role: $role, text: $text) {
      edges { cursor node { id ...RoleGrantTable_grant } } pageInfo { hasNextPage endCursor }
    }
  }
`);

/** The page that grants and ends roles, for those whose roles may. */
export function RolesRoute() {
  const { can } = useViewer();
  return can('GRANT_ROLE') ? <PeopleAndRoles /> : <NothingHere />;
}

function PeopleAndRoles() {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const [ended, setEnded] = useState<RoleGrantTable_GrantFragment | null>(null);
  const filter = roleFilterOf(params);
  const query = useRouteQuery(RolesRouteQuery, { first: 100, ...filter }, { keepsList: true });
  // The open form is in the address, so that it can be sent and the way back closes it.
  const isGranting = params.has('grant');
  const show = useMemo(
    () => (isOpen: boolean) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (isOpen) next.set('grant', '1');
          else next.delete('grant');
          return next;
        },
        { replace: !isOpen },
      ),
    [setParams],
  );
  useAddKeys(useMemo(() => [{ keys: 'n', does: 'act.grantRole' as const, act: () => show(true) }], [show]));
  const isFiltered = filter.role !== null || filter.text !== null;
  const grant = (
    <Button onClick={() => show(true)}>
      <Say id="act.grantRole" />
    </Button>
  );
  return (
    <QueryStates query={query} pick={(data) => data.roleGrants}>
      {(grants) => (
        <Page title={say('nav.roles')} where={<span className="dim">{say('roles.help')}</span>} acts={grant}>
          <RoleFilters />
          <Busy isBusy={query.isLoading}>
            {grants.edges.length === 0 ? (
              <Empty>
                <Say id={isFiltered ? 'roles.noMatch' : 'roles.empty'} />
              </Empty>
            ) : (
              <RoleGrantTable
                grants={nodesOf(grants)}
                {...pagingOf(grants, (after) => query.more({ after }))}
                onEnd={setEnded}
              />
            )}
          </Busy>
          {ended !== null && <EndRole grant={ended} onClose={() => setEnded(null)} />}
          {isGranting && (
            <Modal
              opened
              onClose={() => show(false)}
              title={say('act.grantRole')}
              closeButtonProps={{ 'aria-label': say('act.close') }}
              // Outside of an article a header is a banner, of which the page has one already.
              attributes={{ header: { role: 'presentation' } }}
            >
              <GrantRole onClose={() => show(false)} />
            </Modal>
          )}
        </Page>
      )}
    </QueryStates>
  );
}
