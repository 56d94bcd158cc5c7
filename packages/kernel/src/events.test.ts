import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type EventAddress, eventKinds, isReached } from './events.ts';
import { type PersonPrincipal, type Principal, publicPrincipal } from './principal.ts';
import type { Role } from './roles.ts';

const person = (role: Role, on: string, organizationId = 'org_d', personId = 'per_1'): PersonPrincipal => ({
  kind: 'PERSON',
  personId,
  accountId: 'acc_1',
  organizationId,
  grants: [{ role, organizationId: on }],
});
const vendor = (organizationId: string, ...scopes: string[]): Principal => ({
  kind: 'VENDOR',
  vendorId: 'ven_1',
  organizationId,
  scopes,
});
const people = (action: 'IMPORT_ROSTER' | 'READ_OFFERING_REQUESTS', of: Partial<EventAddress> = {}) =>
  [
    { to: 'PEOPLE', action, tenantId: 'org_d', organizationIds: [], personIds: [], ...of } as EventAddress,
    { to: 'OPERATOR' },
  ] as const;
const anImport = people('IMPORT_ROSTER');
const aRequest = people('READ_OFFERING_REQUESTS', { organizationIds: ['org_s'], personIds: ['per_9'] });
const toVendors: readonly EventAddress[] = [{ to: 'VENDORS', scope: 'roster.read', tenantId: 'org_d' }];

it.each([
  ['an import', 'a data leader of the district', anImport, person('DATA_LEAD', 'org_d'), true],
  ['an import', 'a data leader of another district', anImport, person('DATA_LEAD', 'org_e', 'org_e'), false],
  ['an import', 'a teacher of the district', anImport, person('TEACHER', 'org_s'), false],
  ['an import', 'the operator', anImport, { kind: 'OPERATOR' }, true],
  ['an import', 'a vendor of the district', anImport, vendor('org_d', 'roster.read'), false],
  ['an import', 'the public', anImport, publicPrincipal, false],
  ['an import', 'a service', anImport, { kind: 'SERVICE', name: 'directory' }, false],
  ['a request', 'the principal of its school', aRequest, person('PRINCIPAL', 'org_s'), true],
  ['a request', 'the principal of another school', aRequest, person('PRINCIPAL', 'org_t'), false],
  [
    'a request',
    'a principal elsewhere with its school’s id',
    aRequest,
    person('PRINCIPAL', 'org_s', 'org_e'),
    false,
  ],
  ['a request', 'who reads all of the district’s', aRequest, person('PLANNING_TEAM', 'org_d'), true],
  ['a request', 'a teacher whom it does not name', aRequest, person('TEACHER', 'org_s'), false],
  ['a roster', 'a vendor with its scope', toVendors, vendor('org_d', 'roster.read'), true],
  ['a roster', 'a vendor without its scope', toVendors, vendor('org_d', 'offerings.read'), false],
  ['a roster', 'a vendor of another district', toVendors, vendor('org_e', 'roster.read'), false],
  ['a roster', 'a data leader', toVendors, person('DATA_LEAD', 'org_d'), false],
  [
    'an act that nobody has',
    'a data leader',
    people('SLEEP' as 'IMPORT_ROSTER'),
    person('DATA_LEAD', 'org_d'),
    false,
  ],
] as const)('of %s, %s', (_event, _who, to, principal, isTold) => {
  expect(isReached(principal, to)).toBe(isTold);
});

it('has each kind in the guide', () => {
  const guide = readFileSync(new URL('../../../docs/guides/events.md', import.meta.url), 'utf8');
  const cells = guide.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const told = cells.filter(([, kind = '']) => /^`\w+\.\w+`$/.test(kind)).map((line) => line.slice(1, -1));
  expect(told).toEqual(
    Object.entries(eventKinds).map(([kind, { id, says, readers, ask }]) => [
      `\`${kind}\``,
      id,
      says,
      readers,
      ask,
    ]),
  );
});
