import type { PersonResolvers } from '../__generated__/resolvers.ts';
import { canAskForProgramsOf } from '../domain/permissions.ts';

export const Person: PersonResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  programs: ({ id }, _args, { principal, loaders }) =>
    canAskForProgramsOf(principal, id) ? loaders.signUpsOfPerson.load(id) : null,
};
