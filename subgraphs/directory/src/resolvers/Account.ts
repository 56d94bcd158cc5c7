import type { AccountResolvers, DemoSignInResolvers } from '../__generated__/resolvers.ts';

export const Account: AccountResolvers = {
  __resolveReference: ({ id }, { load }) => load.accounts.load(id),
  person: ({ personId }, _args, { load }) => load.people.load(personId),
  organization: ({ tenantId }, _args, { load }) => load.organizations.load(tenantId),
  lastSignInAt: ({ lastSignInAtMs }) => (lastSignInAtMs === null ? null : new Date(lastSignInAtMs)),
};

export const DemoSignIn: DemoSignInResolvers = {
  displayName: ({ person }) => person.displayName,
  // A roster may lack the e-mail; the person's id finds them just as well.
  email: ({ person }) => person.email ?? person.id,
  personId: ({ person }) => person.id,
  tenantId: ({ person }) => person.tenantId,
};
