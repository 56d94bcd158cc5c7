import type { PersonResolvers } from '../__generated__/resolvers.ts';
import { isOfOwnTenant } from '../domain/own-tenant.ts';
import type { Organization } from '../domain/roster.ts';

export const Person: PersonResolvers = {
  __resolveReference: ({ id }, { load }) => load.people.load(id),
  // Vendors have what partners may have, whatever document reaches this side.
  givenName: ({ givenName }, _args, { principal }) => (principal.kind === 'VENDOR' ? null : givenName),
  familyName: ({ familyName }, _args, { principal }) => (principal.kind === 'VENDOR' ? null : familyName),
  email: ({ email }, _args, { principal }) => (principal.kind === 'VENDOR' ? null : email),
  sourcedId: ({ sourcedId, isSeenThroughShare }) => (isSeenThroughShare === true ? null : sourcedId),
  async organizations({ organizationIds }, _args, { load }) {
    const found = await load.organizations.loadMany([...organizationIds]);
    return found.filter(
      (organization): organization is Organization =>
        organization !== null && !(organization instanceof Error),
    );
  },
  roles: (row, _args, { load, principal }) =>
    principal.kind !== 'VENDOR' && row.isSeenThroughShare !== true && isOfOwnTenant(principal, row)
      ? load.grants.load(row.id)
      : [],
};
