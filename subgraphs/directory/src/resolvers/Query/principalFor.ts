import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { demandService } from '../demand-service.ts';

export const principalFor: NonNullable<QueryResolvers['principalFor']> = (
  _root,
  { issuer, subject },
  { principal, identity, clock },
) => {
  demandService(principal, ['gateway', 'identity']);
  return identity.principalForService(issuer, subject, clock.now().epochMilliseconds);
};
