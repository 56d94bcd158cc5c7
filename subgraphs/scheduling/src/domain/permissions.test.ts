import { type Principal, publicPrincipal, type Role, roleIds } from '@quad/kernel';
import { operator, personWith, service, vendorFor } from '@quad/test-kit';
import { describe, expect, it } from 'vitest';
import {
  loadsScope,
  mayAskAbout,
  maySeeProjectionState,
  rebuildRefusal,
  roomsScope,
  sectionsScope,
  teacherGridScope,
} from './permissions.ts';

type Reach = 'NONE' | 'OWN' | 'ORGANIZATIONS' | 'TENANT';

/** role: reach of sections, reach of loads. Whoever is not listed reads neither. */
const table: Readonly<Partial<Record<Role, readonly [Reach, Reach]>>> = {
  TEACHER: ['ORGANIZATIONS', 'OWN'],
  PRINCIPAL: ['ORGANIZATIONS', 'ORGANIZATIONS'],
  COACH: ['ORGANIZATIONS', 'ORGANIZATIONS'],
  COACH_LEADER: ['NONE', 'TENANT'],
  ASSESSOR: ['OWN', 'NONE'],
  SUPERINTENDENT: ['TENANT', 'TENANT'],
  SCHEDULING_TEAM: ['ORGANIZATIONS', 'ORGANIZATIONS'],
  DATA_LEAD: ['TENANT', 'TENANT'],
  STUDENT: ['OWN', 'NONE'],
  GUARDIAN: ['OWN', 'NONE'],
};

describe('who may read sections and loads', () => {
  it.each(roleIds)('%s reads as far as the table says', (role) => {
    const person = personWith(role, { tenantId: 'org_lake', organizationId: 'org_high' });
    const [sections, loads] = table[role] ?? ['NONE', 'NONE'];
    expect(sectionsScope(person).reach).toBe(sections);
    expect(roomsScope(person).reach).toBe(sections);
    expect(loadsScope(person).reach).toBe(loads);
    expect(teacherGridScope(person).reach).toBe(loads);
  });

  it('gives a vendor with roster.read the partner fields of its district, and no grids', () => {
    const vendor = vendorFor('org_lake');
    expect(sectionsScope(vendor)).toEqual({ reach: 'TENANT', tenantId: 'org_lake' });
    expect(loadsScope(vendor)).toEqual({ reach: 'TENANT', tenantId: 'org_lake' });
    expect(roomsScope(vendor).reach).toBe('NONE');
    expect(teacherGridScope(vendor).reach).toBe('NONE');
  });

  it.each<[string, Principal]>([
    ['a vendor without roster.read', vendorFor('org_lake', ['ledger.read'])],
    ['another side', service('budgets')],
    ['the operator', operator],
    ['the public', publicPrincipal],
  ])('gives %s nothing', (_who, principal) => {
    expect(sectionsScope(principal).reach).toBe('NONE');
    expect(loadsScope(principal).reach).toBe('NONE');
  });

  it('answers a teacher about the own load alone', () => {
    const scope = loadsScope(personWith('TEACHER', { tenantId: 'org_lake', personId: 'per_ada' }));
    expect(mayAskAbout(scope, 'per_ada')).toBe(true);
    expect(mayAskAbout(scope, 'per_bo')).toBe(false);
  });
});

describe('who may see and drop the projection', () => {
  it('tells its state to everyone but the public', () => {
    expect(maySeeProjectionState(publicPrincipal)).toBe(false);
    expect(maySeeProjectionState(personWith('STUDENT', { tenantId: 'org_lake' }))).toBe(true);
    expect(maySeeProjectionState(operator)).toBe(true);
  });

  it.each<[string, Principal]>([
    ...roleIds.map((role): [string, Principal] => [role, personWith(role, { tenantId: 'org_lake' })]),
    ['a vendor', vendorFor('org_lake')],
    ['its own service', service('scheduling')],
    ['the public', publicPrincipal],
  ])('refuses a rebuild to %s', (_who, principal) => {
    expect(rebuildRefusal(principal)?.code).toBe('NotPermitted');
  });

  it('lets the operator rebuild', () => {
    expect(rebuildRefusal(operator)).toBeNull();
  });
});
