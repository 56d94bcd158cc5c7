import { type Principal, type Role, roleFacts, roleIds } from '@quad/kernel';
import { describe, expect, it } from 'vitest';
import {
  administrationScope,
  canRevoke,
  classScope,
  demographicsScope,
  isService,
  organizationScope,
  rosterScope,
  shareScope,
  staffScope,
  whyNotOperator,
  whyNotShared,
  whyNotSharer,
  whyRefused,
} from './permissions.ts';

const district = 'org_district';
const school = 'org_school';

function personWith(role: Role): Principal {
  const organizationId = roleFacts(role).grantedOn === 'SCHOOL' ? school : district;
  return {
    kind: 'PERSON',
    personId: 'per_1',
    accountId: 'acc_1',
    organizationId: district,
    grants: [{ role, organizationId }],
  };
}

const vendor = (scopes: string[]): Principal => ({
  kind: 'VENDOR',
  vendorId: 'ven_1',
  organizationId: district,
  scopes,
});
const service: Principal = { kind: 'SERVICE', name: 'scheduling' };
const operator: Principal = { kind: 'OPERATOR' };
const nobody: Principal = { kind: 'PUBLIC' };

/** How far each role reaches: staff, classes, students, demographics. `O` is its school, `T` the tenant. */
const reads: Readonly<Record<Role, string>> = {
  TEACHER: 'O O own -',
  PRINCIPAL: 'T O O -',
  COACH: 'O O - -',
  COACH_LEADER: 'T - - -',
  DEPARTMENT_LEAD: 'T - - -',
  PLANNING_TEAM: 'T - - -',
  WORKING_TEAM: 'T - - -',
  ASSESSOR: '- own - -',
  BUDGET_OFFICER: 'T - - -',
  SUPERINTENDENT: 'T T - -',
  COHORT_FACILITATOR: 'own - - -',
  STATE_ADMIN: '- - - -',
  COHORT_COACH: '- - - -',
  SCHEDULING_TEAM: 'T O O -',
  DATA_LEAD: 'T T T T',
  PANELIST: '- - - -',
  PLATFORM_TEAM: 'T - - -',
  VENDOR_DEVELOPER: '- - - -',
  STUDENT: '- own own -',
  GUARDIAN: '- own own -',
};

const short = {
  NONE: '-',
  OWN: 'own',
  ORGANIZATIONS: 'O',
  TENANT: 'T',
  SHARED: 'shared',
  EVERYTHING: 'all',
} as const;

function readsOf(principal: Principal): string {
  const scopes = [staffScope, classScope, rosterScope, demographicsScope].map((scope) => scope(principal));
  return scopes.map((scope) => short[scope.reach]).join(' ');
}

const acts = [
  'IMPORT_ROSTER',
  'EXPORT_ROSTER',
  'REGISTER_VENDOR',
  'SUSPEND_VENDOR',
  'REVOKE_VENDOR',
  'GRANT_ROLE',
] as const;

describe('what each principal may read', () => {
  it.each(roleIds)('%s reads as the table says, in the own tenant alone', (role) => {
    expect(readsOf(personWith(role))).toBe(reads[role]);
    expect(organizationScope(personWith(role))).toEqual({ reach: 'TENANT', tenantId: district });
  });

  it('a vendor reads the roster of its district with roster.read, never demographics, and nothing without', () => {
    expect(readsOf(vendor(['roster.read']))).toBe('T T T -');
    expect(readsOf(vendor(['sections.read']))).toBe('- - - -');
  });

  it('services and the operator read who and where, but no students', () => {
    expect(readsOf(service)).toBe('all all - -');
    expect(readsOf(operator)).toBe('all all - -');
  });

  it('the public reads nothing', () => {
    expect(readsOf(nobody)).toBe('- - - -');
    expect(organizationScope(nobody).reach).toBe('NONE');
  });
});

describe('what each principal may do', () => {
  it.each(roleIds)(
    '%s may do in the own tenant what the kernel’s table says, and nothing in another',
    (role) => {
      for (const act of acts) {
        const may = roleFacts(role).may[act] === 'TENANT';
        expect([act, whyRefused(personWith(role), act, district) === null]).toEqual([act, may]);
        expect(whyRefused(personWith(role), act, 'org_other')?.action).toBe(act);
      }
      expect(whyNotOperator(personWith(role))?.action).toBe('OPERATE_PLATFORM');
    },
  );

  it('the operator may do all of it everywhere; vendors, services and the public none of it', () => {
    for (const act of acts) {
      expect(administrationScope(operator, act).reach).toBe('EVERYTHING');
      for (const principal of [vendor(['roster.read']), service, nobody]) {
        expect(whyRefused(principal, act, district)?.action).toBe(act);
      }
    }
  });

  it('who is who is told to the named services alone', () => {
    expect(isService({ kind: 'SERVICE', name: 'gateway' }, ['gateway'])).toBe(true);
    expect(isService(service, ['gateway', 'identity'])).toBe(false);
    expect(isService(operator, ['gateway'])).toBe(false);
  });
});

/** How far each role shares: `O` what belongs to its school or department, `T` all of the tenant; and what of it. */
const sharing: Readonly<Record<Role, string>> = {
  TEACHER: '-',
  PRINCIPAL: 'O budget,request,file',
  COACH: '-',
  COACH_LEADER: '-',
  DEPARTMENT_LEAD: 'O budget,request,file',
  PLANNING_TEAM: 'T budget,request,file',
  WORKING_TEAM: '-',
  ASSESSOR: '-',
  BUDGET_OFFICER: 'T budget,request,file',
  SUPERINTENDENT: 'T budget,request,file',
  COHORT_FACILITATOR: 'T edition',
  STATE_ADMIN: 'T edition',
  SCHEDULING_TEAM: '-',
  COHORT_COACH: '-',
  DATA_LEAD: '-',
  PANELIST: '-',
  PLATFORM_TEAM: '-',
  VENDOR_DEVELOPER: '-',
  STUDENT: '-',
  GUARDIAN: '-',
};
const kinds = {
  BUDGET_REQUEST: 'budget',
  OFFERING_REQUEST: 'request',
  PROGRAM_EDITION: 'edition',
  FILE: 'file',
} as const;

describe('what each principal may share', () => {
  const ownOf = (principal: Principal) =>
    principal.kind === 'PERSON' ? (principal.grants[0]?.organizationId ?? district) : district;
  const object = (ownerId: string, organizationId: string) => ({
    id: 'x_1',
    ownerId,
    organizationIds: [organizationId],
  });

  it.each(roleIds)('%s shares as the table says, and nothing of another organization', (role) => {
    const principal =
      role === 'DEPARTMENT_LEAD'
        ? { ...personWith(role), grants: [{ role, organizationId: school }] }
        : personWith(role);
    const own = ownOf(principal);
    const types = Object.entries(kinds).filter(
      ([type]) => whyNotShared(principal, type as keyof typeof kinds, object(district, own)) === null,
    );
    const reach = short[shareScope(principal).reach];
    const said = reach === '-' ? '-' : `${reach} ${types.map(([, kind]) => kind).join(',')}`;
    expect(said).toBe(sharing[role]);
    expect(whyNotSharer(principal).ok).toBe(sharing[role] !== '-');
    for (const type of Object.keys(kinds) as (keyof typeof kinds)[]) {
      expect(whyNotShared(principal, type, object('org_other', own))?.code).toBe('NotFound');
    }
    const given = { tenantId: district, organizationIds: ['org_elsewhere'], givenById: 'per_2' };
    expect([role, principal.kind === 'PERSON' && canRevoke(principal, given)]).toEqual([role, reach === 'T']);
    const foreign = { ...given, tenantId: 'org_other', givenById: 'per_1' };
    expect(principal.kind === 'PERSON' && canRevoke(principal, foreign)).toBe(false);
  });

  it('vendors, services, the operator and the public share nothing', () => {
    for (const principal of [vendor(['roster.read']), service, operator, nobody]) {
      expect(whyNotSharer(principal)).toMatchObject({ ok: false, error: { action: 'SHARE_OBJECT' } });
    }
  });

  it('what one sees and does not reach is refused; what one does not see is not found', () => {
    const lead = personWith('DEPARTMENT_LEAD');
    const mine = { ...lead, grants: [{ role: 'DEPARTMENT_LEAD', organizationId: 'org_math' }] } as Principal;
    expect(whyNotShared(mine, 'OFFERING_REQUEST', object(district, 'org_arts'))?.code).toBe('NotPermitted');
    expect(whyNotShared(mine, 'BUDGET_REQUEST', object(district, 'org_arts'))?.code).toBe('NotFound');
    expect(whyNotShared(mine, 'BUDGET_REQUEST', object(district, 'org_math'))).toBeNull();
  });
});
