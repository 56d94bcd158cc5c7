import { useQuery } from '@apollo/client/react';
import type { ShareCreateInput } from '../../__generated__/graphql.ts';
import { graphql } from '../../__generated__/index.ts';
import { useMutationKey } from '../../graph/mutation-key.ts';
import { nodesOf } from '../../graph/pages.ts';
import { useAct } from '../../graph/use-act.ts';

const ShareAudiencesQuery = graphql(`
  query ShareAudiencesQuery {
    shareAudiences(first: 500) { edges { cursor node { id name } } pageInfo { hasNextPage endCursor } }
  }
`);

const ShareCreateMutation = graphql(`
  mutation ShareCreateMutation($input: ShareCreateInput!) {
    shareCreate(input: $input) {
      __typename
      ... on ShareCreated { share { id } }
      ... on NotPermitted { action }
      ... on NotFound { message }
      ... on InvalidInput { path }
    }
  }
`);

/** The districts and partners with whom one can share: all but one's own. */
export function useShareAudiences(ownId: string | null) {
  const { data, loading, error } = useQuery(ShareAudiencesQuery);
  return {
    audiences: nodesOf(data?.shareAudiences).filter(({ id }) => id !== ownId),
    isLoading: loading,
    hasFailed: error !== undefined,
  };
}

/** Shares an object; a press twice is one share. */
export function useShareCreate() {
  const mutation = useMutationKey();
  const act = useAct(ShareCreateMutation, (data) => data.shareCreate, 'ShareCreated', {
    refetchQueries: ['SharesGivenQuery'],
  });
  return {
    isUnderWay: act.isUnderWay,
    problem: act.problem,
    /** Answers whether it was shared. */
    share: async (input: Omit<ShareCreateInput, 'clientMutationId'>): Promise<boolean> => {
      const done = await act.perform({ input: { ...input, clientMutationId: mutation.key() } });
      if (done !== null) mutation.renew();
      return done !== null;
    },
  };
}
