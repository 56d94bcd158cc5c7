import { describe, expect, it } from 'vitest';
import { type AccessRule, accessRefusal, isAllowed } from './access.ts';
import { type Principal, publicPrincipal } from './principal.ts';
import type { Role } from './roles.ts';

const person = (role: Role): Principal => ({
  kind: 'PERSON',
  personId: 'per_1',
  accountId: 'acc_1',
  organizationId: 'org_1',
  grants: [{ role, organizationId: 'org_1' }],
});
const vendor = (...scopes: string[]): Principal => ({
  kind: 'VENDOR',
  vendorId: 'ven_1',
  organizationId: 'org_1',
  scopes,
});
const service: Principal = { kind: 'SERVICE', name: 'cohorts' };
const operator: Principal = { kind: 'OPERATOR' };

const authenticated: AccessRule = { kind: 'AUTHENTICATED' };
const scopes = (...anyOf: string[][]): AccessRule => ({ kind: 'SCOPES', anyOf });
const policies = (...anyOf: string[][]): AccessRule => ({ kind: 'POLICIES', anyOf });

describe('a rule', () => {
  it.each<[string, readonly AccessRule[], Principal, boolean]>([
    ['none is met by the public', [], publicPrincipal, true],
    ['a sign-in is not met by the public', [authenticated], publicPrincipal, false],
    ['a sign-in is met by a person', [authenticated], person('TEACHER'), true],
    ['a sign-in is met by a vendor without scopes', [authenticated], vendor(), true],
    ['a scope is met by a vendor that has it', [scopes(['roster.read'])], vendor('roster.read'), true],
    ['a scope is not met by another', [scopes(['roster.read'])], vendor('sections.read'), false],
    ['both of a list are needed', [scopes(['a', 'b'])], vendor('a'), false],
    ['both of a list are enough', [scopes(['a', 'b'])], vendor('b', 'a'), true],
    ['one of several lists is enough', [scopes(['a', 'b'], ['c'])], vendor('c'), true],
    ['a scope comes to a person with the act', [scopes(['roster.read'])], person('TEACHER'), true],
    ['a scope does not come to a person without it', [scopes(['roster.read'])], person('COACH'), false],
    ['no person holds a scope that is not known', [scopes(['toString'])], person('TEACHER'), false],
    ['Quad’s own deployables hold every scope', [scopes(['roster.read'])], service, true],
    ['nor they one that is not known', [scopes(['everything'])], service, false],
    ['the operator holds every scope', [scopes(['offerings.read'])], operator, true],
    ['a policy is met', [policies(['service'])], service, true],
    ['a policy is not met', [policies(['service'])], operator, false],
    ['one of several policies is enough', [policies(['service'], ['operator'])], operator, true],
    ['a policy that is not known is met by no one', [policies(['constructor'])], service, false],
    ['every rule must be met', [authenticated, scopes(['c'])], vendor('a'), false],
    ['an empty choice is met by no one', [scopes()], operator, false],
  ])('%s', (_what, rules, principal, expected) => {
    expect(isAllowed(rules, principal)).toBe(expected);
  });

  it('is told to whoever does not meet it', () => {
    expect(accessRefusal('Student.grade', [authenticated, scopes(['a', 'b'], ['c']), authenticated])).toBe(
      'Student.grade was not asked for you: it needs a session or a token, and the scope a and b or c.',
    );
  });
});
