import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { demandService } from '../demand-service.ts';

export const demoAccount: NonNullable<QueryResolvers['demoAccount']> = async (
  _root,
  { emailOrId },
  { principal, identity, clock },
) => {
  demandService(principal, ['gateway', 'identity']);
  const wanted = emailOrId.trim().toLowerCase();
  const people = await identity.demoPeopleForService(clock.now().epochMilliseconds);
  const found = people.find(({ person }) => person.id === wanted || person.email === wanted);
  if (found === undefined) return null;
  const { account, person } = found;
  return {
    subject: account.subject,
    issuer: account.issuer,
    personId: person.id,
    displayName: person.displayName,
  };
};
