import type { VendorResolvers } from '../__generated__/resolvers.ts';

export const Vendor: VendorResolvers = {
  __resolveReference: ({ id }, { load }) => load.vendors.load(id),
  organization: ({ tenantId }, _args, { load }) => load.organizations.load(tenantId),
  createdAt: ({ createdAtMs }) => new Date(createdAtMs),
  standingSince: ({ standingSinceMs }) => (standingSinceMs === null ? null : new Date(standingSinceMs)),
};
