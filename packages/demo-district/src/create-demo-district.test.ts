import { roleFacts, roleIds } from '@quad/kernel';
import { describe, expect, it } from 'vitest';
import { createDemoDistrict, toOneRosterTables } from './create-demo-district.ts';
import type { DemoDistrict } from './demo-district.ts';

const today = '2026-11-22';
const district = createDemoDistrict('lakeside', today);

function everyAddress(value: DemoDistrict): string[] {
  return JSON.stringify(value).match(/[\w.+-]+@[\w.-]+/g) ?? [];
}

describe('a demo district', () => {
  it('is the same for the same seed and day, byte for byte', () => {
    expect(JSON.stringify(createDemoDistrict('lakeside', today))).toBe(JSON.stringify(district));
  });

  it('is another one for another seed', () => {
    const other = createDemoDistrict('hillside', today);
    expect(JSON.stringify(other.roster.users)).not.toBe(JSON.stringify(district.roster.users));
    expect(JSON.stringify(other.roster.enrollments)).not.toBe(JSON.stringify(district.roster.enrollments));
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('can be made from seed %i', (seed) => {
    expect(createDemoDistrict(seed, today).roster.classes.length).toBe(district.roster.classes.length);
  });

  it('has about 1,900 students and 130 staff in seven schools of all levels and four departments', () => {
    const count = (roles: readonly string[]) =>
      district.roster.roles.filter(({ role }) => roles.includes(role)).length;
    expect(count(['student'])).toBeGreaterThan(1_850);
    expect(count(['student'])).toBeLessThan(2_000);
    expect(count(['teacher', 'principal', 'counselor', 'aide'])).toBe(133);
    const orgs = district.roster.orgs.map(({ type, name }) => `${type} ${name.split(' ').at(-2)}`);
    const kinds = new Map<string, number>();
    for (const org of orgs) kinds.set(org, (kinds.get(org) ?? 0) + 1);
    expect(kinds.get('school Elementary')).toBe(4);
    expect(kinds.get('school Middle')).toBe(2);
    expect(kinds.get('school High')).toBe(1);
    expect(orgs.filter((org) => org.startsWith('department'))).toHaveLength(4);
  });

  it('has a neighbor of one school and about forty people', () => {
    const { neighbor } = district;
    expect(neighbor.roster.orgs.filter(({ type }) => type === 'school')).toHaveLength(1);
    expect(neighbor.roster.users.length + neighbor.districtPeople.length).toBeGreaterThan(35);
    expect(neighbor.roster.users.length + neighbor.districtPeople.length).toBeLessThan(45);
    const ids = new Set(district.roster.users.map(({ sourcedId }) => sourcedId));
    expect(neighbor.roster.users.filter(({ sourcedId }) => ids.has(sourcedId))).toEqual([]);
  });

  it('uses addresses under .example alone, each one once', () => {
    const addresses = everyAddress(district);
    expect(addresses.length).toBeGreaterThan(1_500);
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
    const people = [
      ...district.roster.users.flatMap(({ email }) => (email === undefined ? [] : [email])),
      ...district.districtPeople.map(({ email }) => email),
      ...district.partnerOrganizations.map(({ person }) => person.email),
    ];
    expect(new Set(people).size).toBe(people.length);
  });

  it('has a person and something due for every role', () => {
    const people = new Set([
      ...district.rosterPeople.map(({ role }) => role),
      ...district.districtPeople.map(({ role }) => role),
      ...district.partnerOrganizations.map(({ person }) => person.role),
    ]);
    expect(roleIds.filter((role) => !people.has(role))).toEqual([]);
    const due = new Set(district.due.map(({ role }) => role));
    expect(roleIds.filter((role) => !due.has(role))).toEqual([]);
  });

  it('grants each role on the kind of organization that the role demands', () => {
    const kinds = new Map<string, string>([
      ...district.roster.orgs.map(({ sourcedId, type }) => [sourcedId, type.toUpperCase()] as const),
      ...district.partnerOrganizations.map(({ key, type }) => [key, type] as const),
    ]);
    const grants = [
      ...district.rosterPeople.map((one) => [one.role, one.organizationSourcedId] as const),
      ...district.districtPeople.map((one) => [one.role, one.organizationKey] as const),
      ...district.partnerOrganizations.map((one) => [one.person.role, one.person.organizationKey] as const),
    ];
    for (const [role, organization] of grants) {
      expect([role, kinds.get(organization)]).toEqual([role, roleFacts(role).grantedOn]);
    }
  });

  it('refuses a day that the calendar does not have', () => {
    expect(() => createDemoDistrict(1, '2026-02-30')).toThrow(RangeError);
  });

  it('hands out its OneRoster tables', () => {
    expect(toOneRosterTables(district)).toEqual(district.roster);
  });
});

describe('what the demo district asks for', () => {
  const personKeys = new Set(district.districtPeople.map(({ key }) => key));
  const orgIds = new Set(district.roster.orgs.map(({ sourcedId }) => sourcedId));

  it('refers to people, departments, schools, programs and requests that are there', () => {
    for (const request of [...district.offeringRequests, ...district.budgetRequests]) {
      expect(personKeys).toContain(request.requestedByKey);
      expect(orgIds).toContain(request.departmentSourcedId);
    }
    const programKeys = district.programs.map(({ key }) => key);
    for (const signUp of district.signUps) {
      expect(programKeys).toContain(signUp.programKey);
      expect(personKeys).toContain(signUp.personKey);
    }
    const requestKeys = [...district.offeringRequests, ...district.budgetRequests].map(({ key }) => key);
    for (const { subject } of district.due)
      expect([...programKeys, ...requestKeys, ...orgIds]).toContain(subject);
    const partnerKeys = district.partnerOrganizations.map(({ key }) => key);
    for (const program of district.programs) {
      expect(partnerKeys).toContain(program.ownerKey);
      expect(program.source.title).not.toBe('');
    }
  });

  it('prefers days that lie ahead of today', () => {
    for (const { preferredStartsOn } of district.offeringRequests)
      expect(preferredStartsOn > today).toBe(true);
  });

  it('has a draft without coaching and evaluation, and complete requests beside it', () => {
    const stages = (state: string) => {
      const request = district.budgetRequests.find((one) => one.state === state);
      return [...new Set(request?.lines.map(({ stage }) => stage))];
    };
    expect(stages('DRAFT')).toEqual(['PLANNING', 'DELIVERY']);
    expect(stages('SUBMITTED')).toEqual(['PLANNING', 'DELIVERY', 'COACHING', 'EVALUATION']);
    expect(stages('APPROVED')).toEqual(['PLANNING', 'DELIVERY', 'COACHING', 'EVALUATION']);
  });

  it('has nobody decide the own request', () => {
    for (const request of district.budgetRequests) {
      expect(request.decision?.byKey).not.toBe(request.requestedByKey);
      for (const line of request.lines)
        expect(Number.isSafeInteger(line.quantity * line.unitCostCents)).toBe(true);
    }
  });
});
