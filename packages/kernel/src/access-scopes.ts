import type { Principal } from './principal.ts';
import type { Action } from './role-facts.ts';
import { roleFacts } from './roles.ts';

/**
 * The scopes that `@requiresScopes` may name: everything that a district may share with a vendor. To a person a scope
 * comes with the act that it stands for, as far as that person's roles allow it at all.
 */
const actOfScope = {
  'roster.read': 'READ_ROSTER',
  'sections.read': 'READ_SECTIONS',
  'programs.read': 'READ_PROGRAM',
  'offerings.read': 'READ_OFFERINGS',
} as const satisfies Readonly<Record<string, Action>>;

export const accessScopes: readonly string[] = Object.keys(actOfScope);

/**
 * Whether a principal holds a scope. A scope opens a field; which rows are seen behind it is decided by each subgraph's
 * own permissions, which is why Quad's own deployables and its operator hold all of them.
 */
export function holdsScope(principal: Principal, scope: string): boolean {
  switch (principal.kind) {
    case 'VENDOR':
      return principal.scopes.includes(scope);
    case 'PERSON': {
      const act = Object.hasOwn(actOfScope, scope) ? actOfScope[scope as keyof typeof actOfScope] : null;
      return act !== null && principal.grants.some(({ role }) => roleFacts(role).may[act] !== undefined);
    }
    case 'SERVICE':
    case 'OPERATOR':
      return accessScopes.includes(scope);
    case 'PUBLIC':
      return false;
  }
}
