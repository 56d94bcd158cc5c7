import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { demandService } from '../demand-service.ts';

export const vendorPrincipalFor: NonNullable<QueryResolvers['vendorPrincipalFor']> = async (
  _root,
  { clientId },
  { principal, identity },
) => {
  demandService(principal, ['gateway', 'identity']);
  const vendor = await identity.vendorForService(clientId);
  if (vendor === null) return null;
  const { id: vendorId, tenantId: organizationId, scopes, publicKeyJwks, standing } = vendor;
  return { vendorId, organizationId, scopes, publicKeyJwks, standing };
};
