import { type Action, type Principal, type Role, roleFacts, roleIds } from '@quad/kernel';
import { operator, personWith, service, vendorFor } from '@quad/test-kit';
import { describe, expect, it } from 'vitest';
import {
  canAskForProgramsOf,
  canCancel,
  canManage,
  managedScope,
  ownerFor,
  personToSignUp,
  signUpReach,
} from './permissions.ts';

const OWN = 'org_own';
const OTHER = 'org_other';

/** What the roles table says, against which each decision is compared. */
const may = (role: Role, action: Action) => roleFacts(role).may[action] !== undefined;

const managers: readonly Role[] = ['COHORT_FACILITATOR', 'STATE_ADMIN'];

describe.each(roleIds)('role %s', (role) => {
  const person = personWith(role, { tenantId: OWN, organizationId: 'org_school', personId: 'per_me' });

  it('manages programs of the own organization exactly as the roles table says, and of no other', () => {
    expect(canManage(person, OWN)).toBe(managers.includes(role));
    expect(canManage(person, OWN)).toBe(may(role, 'MANAGE_PROGRAM'));
    expect(canManage(person, OTHER)).toBe(false);
    expect(ownerFor(person, null)).toBe(managers.includes(role) ? OWN : null);
    expect(ownerFor(person, OTHER)).toBeNull();
  });

  it('takes a place for oneself exactly as the roles table says, and for nobody else', () => {
    const self = { personId: 'per_me', tenantId: OWN, organizationIds: ['org_school'] };
    expect(personToSignUp(person, null)).toEqual(may(role, 'SIGN_UP_FOR_PROGRAM') ? self : null);
    expect(personToSignUp(person, { ...self, personId: 'per_you' })).toBeNull();
  });

  it('gives back the own place; that of another only when managing the program', () => {
    const place = {
      id: 'sgn_1',
      editionId: 'edt_1',
      programId: 'prg_1',
      personId: 'per_me',
      tenantId: OWN,
      organizationIds: [],
      ownerTenantId: OTHER,
      signedUpAt: Temporal.Instant.from('2026-09-01T12:00:00Z'),
      state: 'ACTIVE' as const,
    };
    expect(canCancel(person, place)).toBe(true);
    expect(canCancel(person, { ...place, tenantId: OTHER })).toBe(false);
    expect(canCancel(person, { ...place, personId: 'per_you' })).toBe(false);
    expect(canCancel(person, { ...place, personId: 'per_you', ownerTenantId: OWN })).toBe(
      managers.includes(role),
    );
  });

  it('asks for the programs of oneself always, of others only when staff or programs are theirs to see', () => {
    expect(canAskForProgramsOf(person, 'per_me')).toBe(true);
    expect(canAskForProgramsOf(person, 'per_you')).toBe(
      may(role, 'READ_STAFF') || may(role, 'MANAGE_PROGRAM'),
    );
  });
});

describe.each<[string, Principal]>([
  ['a vendor', vendorFor(OWN)],
  ['a service', service('budgets')],
  ['the public', { kind: 'PUBLIC' }],
])('%s', (_who, principal) => {
  it('manages, signs up and sees sign-ups of nobody', () => {
    expect(managedScope(principal).reach).toBe('NONE');
    expect(ownerFor(principal, OWN)).toBeNull();
    expect(personToSignUp(principal, null)).toBeNull();
    expect(signUpReach(principal)).toMatchObject({ self: null, staff: { reach: 'NONE' } });
    expect(canAskForProgramsOf(principal, 'per_me')).toBe(false);
  });
});

describe('the platform operator', () => {
  it('manages everywhere, for an owner that it names', () => {
    expect(canManage(operator, OTHER)).toBe(true);
    expect(ownerFor(operator, OTHER)).toBe(OTHER);
    expect(ownerFor(operator, null)).toBeNull();
  });

  it('signs up only the person that it names', () => {
    const person = { personId: 'per_you', tenantId: OTHER, organizationIds: [] };
    expect(personToSignUp(operator, person)).toEqual(person);
    expect(personToSignUp(operator, null)).toBeNull();
  });
});
