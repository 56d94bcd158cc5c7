import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { demandService } from '../demand-service.ts';

export const invitationFor: NonNullable<QueryResolvers['invitationFor']> = (
  _root,
  { token },
  { principal, identity, ports },
) => {
  demandService(principal, ['identity']);
  const nowMs = ports.clock.now().epochMilliseconds;
  return identity.invitationForService(ports.secrets.hashOf(token), nowMs);
};
