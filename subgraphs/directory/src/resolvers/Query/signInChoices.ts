import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { signInChoicesOf } from '../../domain/sign-in-choices.ts';
import { demandService } from '../demand-service.ts';

export const signInChoices: NonNullable<QueryResolvers['signInChoices']> = async (
  _root,
  args,
  { principal, identity, clock },
) => {
  demandService(principal, ['identity']);
  const { first } = readPageRequest({ first: args.first });
  const people = await identity.demoPeopleForService(clock.now().epochMilliseconds);
  return signInChoicesOf(people, args.text ?? '').slice(0, first);
};
