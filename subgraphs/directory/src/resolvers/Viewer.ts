import { roleFacts } from '@quad/kernel';
import type { ViewerResolvers } from '../__generated__/resolvers.ts';

export const Viewer: ViewerResolvers = {
  person: (principal, _args, { load }) =>
    principal.kind === 'PERSON' ? load.people.load(principal.personId) : null,
  organization: (principal, _args, { load }) =>
    principal.kind === 'PERSON' || principal.kind === 'VENDOR'
      ? load.organizations.load(principal.organizationId)
      : null,
  vendor: (principal, _args, { load }) =>
    principal.kind === 'VENDOR' ? load.vendors.load(principal.vendorId) : null,
  roles: (principal, _args, { load }) =>
    principal.kind === 'PERSON' ? load.grants.load(principal.personId) : [],
  permissions(principal) {
    if (principal.kind === 'OPERATOR') return ['OPERATE_PLATFORM'];
    if (principal.kind !== 'PERSON') return [];
    return [...new Set(principal.grants.flatMap((grant) => Object.keys(roleFacts(grant.role).may)))];
  },
  homePath(principal) {
    const first = principal.kind === 'PERSON' ? principal.grants[0] : undefined;
    return first === undefined ? null : roleFacts(first.role).homePath;
  },
};
