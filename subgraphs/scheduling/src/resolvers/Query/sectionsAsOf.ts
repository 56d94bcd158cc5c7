import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { maySeeProjectionState } from '../../domain/permissions.ts';

/** GraphQL's Int ends here: a lag of 25 days and more is shown as 25 days. */
const LONGEST_LAG_MS = 2_147_483_647;

export const sectionsAsOf: NonNullable<QueryResolvers['sectionsAsOf']> = async (_parent, _args, context) => {
  if (!maySeeProjectionState(context.principal)) return null;
  const state = await context.projection();
  return { ...state, lagMs: state.lagMs === null ? null : Math.min(state.lagMs, LONGEST_LAG_MS) };
};
