import { type Principal, type Role, roleIds } from '@quad/kernel';
import { describe, expect, it } from 'vitest';
import { isRequester, permitDraft, permitOn, permitService, readScope, serviceScope } from './permissions.ts';

const district = 'org_district';
const own = 'org_own';
const other = 'org_other';

const person = (role: Role) =>
  ({
    kind: 'PERSON',
    personId: 'per_1',
    accountId: 'acc_1',
    organizationId: district,
    grants: [{ role, organizationId: own }],
  }) as const;
const of = (organizationId: string, tenantId = district) => ({ tenantId, organizationIds: [organizationId] });

type Reaches = 'nothing' | 'own' | 'all';
/** How far each role drafts and submits, approves, and reads. */
const table: Record<Role, readonly [drafts: Reaches, approves: Reaches, reads: Reaches]> = {
  TEACHER: ['nothing', 'nothing', 'nothing'],
  PRINCIPAL: ['own', 'nothing', 'own'],
  COACH: ['nothing', 'nothing', 'nothing'],
  COACH_LEADER: ['nothing', 'nothing', 'nothing'],
  DEPARTMENT_LEAD: ['own', 'nothing', 'own'],
  PLANNING_TEAM: ['all', 'nothing', 'all'],
  WORKING_TEAM: ['nothing', 'nothing', 'nothing'],
  ASSESSOR: ['nothing', 'nothing', 'nothing'],
  BUDGET_OFFICER: ['nothing', 'all', 'all'],
  SUPERINTENDENT: ['nothing', 'all', 'all'],
  COHORT_FACILITATOR: ['nothing', 'nothing', 'nothing'],
  STATE_ADMIN: ['nothing', 'nothing', 'nothing'],
  COHORT_COACH: ['nothing', 'nothing', 'nothing'],
  SCHEDULING_TEAM: ['nothing', 'nothing', 'nothing'],
  DATA_LEAD: ['nothing', 'nothing', 'nothing'],
  PANELIST: ['nothing', 'nothing', 'nothing'],
  PLATFORM_TEAM: ['nothing', 'nothing', 'nothing'],
  VENDOR_DEVELOPER: ['nothing', 'nothing', 'nothing'],
  STUDENT: ['nothing', 'nothing', 'nothing'],
  GUARDIAN: ['nothing', 'nothing', 'nothing'],
};
const scopes = { nothing: 'NONE', own: 'ORGANIZATIONS', all: 'TENANT' } as const;

describe.each(roleIds)('role %s', (role) => {
  const [drafts, approves, reads] = table[role];

  it('drafts for its own department, another and the district as the table says', () => {
    expect(permitDraft(person(role), own).ok).toBe(drafts !== 'nothing');
    expect(permitDraft(person(role), other).ok).toBe(drafts === 'all');
    expect(permitDraft(person(role), null).ok).toBe(drafts === 'all');
  });

  it.each(['DRAFT_BUDGET_REQUEST', 'SUBMIT_BUDGET_REQUEST', 'APPROVE_BUDGET_REQUEST'] as const)(
    'reaches requests for %s as the table says, and none of another district',
    (action) => {
      const reaches = action === 'APPROVE_BUDGET_REQUEST' ? approves : drafts;
      expect(permitOn(person(role), action, 'act', of(own)).ok).toBe(reaches !== 'nothing');
      expect(permitOn(person(role), action, 'act', of(other)).ok).toBe(reaches === 'all');
      expect(permitOn(person(role), action, 'act', of(own, 'org_elsewhere')).ok).toBe(false);
    },
  );

  it('reads as far as the table says', () => {
    expect(readScope(person(role)).reach).toBe(scopes[reads]);
    expect(serviceScope(person(role)).reach).toBe('NONE');
    expect(permitService(person(role)).ok).toBe(false);
  });
});

describe.each<[string, Principal, boolean, string]>([
  ['pathways', { kind: 'SERVICE', name: 'pathways' }, true, 'EVERYTHING'],
  ['budgets itself', { kind: 'SERVICE', name: 'budgets' }, false, 'EVERYTHING'],
  ['another service', { kind: 'SERVICE', name: 'cohorts' }, false, 'NONE'],
  ['the operator', { kind: 'OPERATOR' }, false, 'NONE'],
  [
    'a vendor',
    { kind: 'VENDOR', vendorId: 'ven_1', organizationId: district, scopes: ['budgets.read'] },
    false,
    'NONE',
  ],
  ['the public', { kind: 'PUBLIC' }, false, 'NONE'],
])('%s', (_who, principal, asksForOfferings, reaches) => {
  it('asks for an offering’s money or not, and never reads, drafts or approves', () => {
    expect(permitService(principal).ok).toBe(asksForOfferings);
    expect(serviceScope(principal).reach).toBe(reaches);
    expect(readScope(principal).reach).toBe('NONE');
    expect(permitDraft(principal, own).ok).toBe(false);
    expect(permitOn(principal, 'APPROVE_BUDGET_REQUEST', 'act', of(own)).ok).toBe(false);
  });
});

it('who asked, who submitted and who had a hand in the draft are requesters; who decided is not', () => {
  const step = (act: string, byId: string) => ({ act, byId });
  const history = [step('DRAFTED', 'per_1'), step('UPDATED', 'per_4'), step('STAGES_WAIVED', 'per_5')];
  const facts = {
    requestedById: 'per_1',
    submittedById: 'per_2',
    history: [...history, step('SUBMITTED', 'per_2'), step('APPROVED', 'per_3')],
  } as unknown as Parameters<typeof isRequester>[0];
  const people = ['per_1', 'per_2', 'per_3', 'per_4', 'per_5', 'per_6'];
  expect(people.filter((personId) => isRequester(facts, personId))).toEqual([
    'per_1',
    'per_2',
    'per_4',
    'per_5',
  ]);
});
