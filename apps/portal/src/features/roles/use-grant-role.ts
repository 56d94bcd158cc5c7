import type { GrantRoleInput } from '../../__generated__/graphql.ts';
import { graphql } from '../../__generated__/index.ts';
import { useMutationKey } from '../../graph/mutation-key.ts';
import type { Problem } from '../../graph/problem.ts';
import { useAct } from '../../graph/use-act.ts';

const GrantRoleMutation = graphql(`
  mutation GrantRoleMutation($input: GrantRoleInput!) {
    grantRole(input: $input) {
      __typename
      ... on RoleGranted { roleGrant { id person { id roles { id } } } }
      ... on NotPermitted { action }
      ... on NotFound { message }
      ... on InvalidInput { path }
    }
  }
`);

/** Grants a role; a press twice is one grant. An end that is over already is told apart, to stand at its field. */
export function useGrantRole() {
  const mutation = useMutationKey();
  const act = useAct(GrantRoleMutation, (data) => data.grantRole, 'RoleGranted', {
    refetchQueries: ['RolesRouteQuery'],
  });
  const isEndOver = act.problem !== null && isAboutEnd(act.problem);
  return {
    isUnderWay: act.isUnderWay,
    isEndOver,
    problem: isEndOver ? null : act.problem,
    /** Answers whether it was granted. */
    grant: async (input: Omit<GrantRoleInput, 'clientMutationId'>): Promise<boolean> => {
      const done = await act.perform({ input: { ...input, clientMutationId: mutation.key() } });
      if (done !== null) mutation.renew();
      return done !== null;
    },
  };
}

function isAboutEnd({ typename, facts }: Problem): boolean {
  return typename === 'InvalidInput' && Array.isArray(facts.path) && facts.path.includes('until');
}
