import type { Principal } from './principal.ts';

/** The policies that `@policy` may name, each a question about who asks. */
const policies: Readonly<Record<string, (principal: Principal) => boolean>> = {
  /** One of Quad's own deployables: the inner questions that none but they may ask. */
  service: ({ kind }) => kind === 'SERVICE',
  /** The platform operator. */
  operator: ({ kind }) => kind === 'OPERATOR',
  /** A signed-in person, and neither a vendor's token nor a deployable. */
  person: ({ kind }) => kind === 'PERSON',
};

export const accessPolicies: readonly string[] = Object.keys(policies);

/** Whether a principal meets a policy; one that is not known is met by no one. */
export function isPolicyMet(name: string, principal: Principal): boolean {
  return Object.hasOwn(policies, name) && policies[name]?.(principal) === true;
}
