import { isPolicyMet } from './access-policies.ts';
import { holdsScope } from './access-scopes.ts';
import type { Principal } from './principal.ts';

/** Lists that hold when one of them holds; a list holds when all of its names do (`[["a", "b"], ["c"]]`). */
export type AnyOf = readonly (readonly string[])[];

/** What a type or a field of the graph asks of whoever reads it: `@authenticated`, `@requiresScopes`, `@policy`. */
export type AccessRule =
  | { readonly kind: 'AUTHENTICATED' }
  | { readonly kind: 'SCOPES'; readonly anyOf: AnyOf }
  | { readonly kind: 'POLICIES'; readonly anyOf: AnyOf };

/** The code of an error that stands where something was refused; the same at the gateway and in every subgraph. */
export const ACCESS_REFUSED = 'UNAUTHORIZED_FIELD_OR_TYPE';

/** Whether a principal meets every rule. Scopes that nobody gives and policies that nobody knows are met by no one. */
export function isAllowed(rules: readonly AccessRule[], principal: Principal): boolean {
  return rules.every((rule) => meets(rule, principal));
}

function meets(rule: AccessRule, principal: Principal): boolean {
  switch (rule.kind) {
    case 'AUTHENTICATED':
      return principal.kind !== 'PUBLIC';
    case 'SCOPES':
      return rule.anyOf.some((all) => all.every((scope) => holdsScope(principal, scope)));
    case 'POLICIES':
      return rule.anyOf.some((all) => all.every((policy) => isPolicyMet(policy, principal)));
  }
}

/** Why a field was refused, in one sentence for developers: what it asks for, not who else has it. */
export function accessRefusal(coordinate: string, rules: readonly AccessRule[]): string {
  const needs = [...new Set(rules.map(needOf))].join(', and ');
  return `${coordinate} was not asked for you: it needs ${needs}.`;
}

function needOf(rule: AccessRule): string {
  switch (rule.kind) {
    case 'AUTHENTICATED':
      return 'a session or a token';
    case 'SCOPES':
      return `the scope ${listed(rule.anyOf)}`;
    case 'POLICIES':
      return `the policy ${listed(rule.anyOf)}`;
  }
}

const listed = (anyOf: AnyOf): string => anyOf.map((all) => all.join(' and ')).join(' or ');
