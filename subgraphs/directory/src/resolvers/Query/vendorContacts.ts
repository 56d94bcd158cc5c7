import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { demandService } from '../demand-service.ts';

export const vendorContacts: NonNullable<QueryResolvers['vendorContacts']> = async (
  _root,
  { ids },
  { principal, identity },
) => {
  demandService(principal, ['platform']);
  const vendors = await identity.vendorsForService(ids.slice(0, 500));
  return vendors.map(({ id, name, contactEmail }) => ({ id, name, contactEmail }));
};
