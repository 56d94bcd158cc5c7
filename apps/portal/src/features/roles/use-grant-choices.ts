import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import type { OrganizationKind } from '@quad/kernel';
import { useEffect } from 'react';
import { graphql } from '../../__generated__/index.ts';
import { nodesOf } from '../../graph/pages.ts';

const StaffChoicesQuery = graphql(`
  query StaffChoicesQuery($tenantId: ID!, $text: String!) {
    organization(id: $tenantId) {
      id
      staff(first: 20, text: $text) {
        edges { cursor node { id displayName title roles { id role organization { id name } } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

const PlaceChoicesQuery = graphql(`
  query PlaceChoicesQuery($type: OrganizationType!, $after: String) {
    organizations(first: 500, after: $after, type: $type) {
      edges { cursor node { id name } } pageInfo { hasNextPage endCursor }
    }
  }
`);

const shortestText = 2;
const pauseMs = 200;

/** The staff whose name holds the text, at most 20, with the roles that they hold. */
export function useStaffChoices(tenantId: string | null, text: string) {
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, pauseMs);
  const isShort = typed.length < shortestText;
  const { data, loading, error } = useQuery(StaffChoicesQuery, {
    variables: { tenantId: tenantId ?? '', text: asked },
    skip: asked.length < shortestText || tenantId === null,
  });
  return {
    people: isShort || asked !== typed ? [] : nodesOf(data?.organization?.staff),
    isShort,
    isLoading: loading || asked !== typed,
    hasFailed: error !== undefined,
  };
}

/** The organizations of a kind in the tenant, by name: all of them, page after page. */
export function usePlaceChoices(kind: OrganizationKind | null) {
  const { data, loading, error, fetchMore } = useQuery(PlaceChoicesQuery, {
    variables: { type: kind ?? 'SCHOOL' },
    skip: kind === null,
  });
  const { hasNextPage = false, endCursor = null } = data?.organizations.pageInfo ?? {};
  useEffect(() => {
    if (hasNextPage) void fetchMore({ variables: { after: endCursor } }).catch(() => {});
  }, [hasNextPage, endCursor, fetchMore]);
  return { places: nodesOf(data?.organizations), isLoading: loading, hasFailed: error !== undefined };
}
