import type { PersonResolvers } from '../__generated__/resolvers.ts';
import { canAskForProgramsOf } from '../domain/permissions.ts';
import type { Stub } from './mappers.ts';

export const Person: PersonResolvers = {
  __resolveReference: ({ id }): Stub => ({ id }),
  programs: ({ id }, _args, { principal, loaders }) =>
    canAskForProgramsOf(principal, id) ? loaders.signUpsOfPerson.load(id) : null,
};
