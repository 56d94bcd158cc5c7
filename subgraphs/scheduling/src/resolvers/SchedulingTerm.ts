import type { SchedulingTermResolvers } from '../__generated__/resolvers.ts';
import { isUnderWay } from '../domain/term.ts';
import { todayOf } from '../domain/today.ts';

export const SchedulingTerm: SchedulingTermResolvers = {
  academicSession: ({ id }) => ({ id }),
  isUnderWay: (term, _args, { clock }) => isUnderWay(term, todayOf(clock)),
};
