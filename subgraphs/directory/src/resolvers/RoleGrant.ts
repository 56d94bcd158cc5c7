import type { RoleGrantResolvers } from '../__generated__/resolvers.ts';

export const RoleGrant: RoleGrantResolvers = {
  organization: ({ organizationId }, _args, { load }) => load.organizations.load(organizationId),
  person: ({ personId }, _args, { load }) => load.people.load(personId),
  from: ({ fromMs }) => new Date(fromMs),
  until: ({ untilMs }) => (untilMs === null ? null : new Date(untilMs)),
  grantedBy: ({ grantedById }, _args, { load }) =>
    grantedById === null ? null : load.people.load(grantedById),
};
