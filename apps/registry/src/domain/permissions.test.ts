import { type Role, roleIds } from '@quad/kernel';
import { describe, expect, it } from 'vitest';
import { contractsWithin, graphScope } from './permissions.ts';

const served = (name: string, client: string | null) => ({
  name,
  include: [],
  exclude: [],
  client,
  sdlHash: name,
});
const contracts = [served('bus', 'ven_bus'), served('partner', null), served('portal', null)];
const seen = (scope: ReturnType<typeof graphScope>) =>
  contractsWithin(scope, contracts).map(({ name }) => name);
const vendor = (vendorId: string) =>
  ({ kind: 'VENDOR', vendorId, organizationId: 'org_1', scopes: [] }) as const;

/** What each role reads: the graph and its contracts. All that are not named read nothing. */
const table: Readonly<Partial<Record<Role, readonly [string, readonly string[]]>>> = {
  PLATFORM_TEAM: ['EVERYTHING', ['bus', 'partner', 'portal']],
  VENDOR_DEVELOPER: ['OWN_CONTRACT', ['partner']],
};

describe.each(roleIds)('the role %s', (role) => {
  it('reads what the table says', () => {
    const grants = [{ role, organizationId: 'org_1' }];
    const scope = graphScope({
      kind: 'PERSON',
      personId: 'per_1',
      accountId: 'acc_1',
      organizationId: 'org_1',
      grants,
    });
    expect([scope.reach, seen(scope)]).toEqual(table[role] ?? ['NONE', []]);
  });
});

describe('who is no person', () => {
  it.each([
    ['the operator reads all', { kind: 'OPERATOR' }, ['bus', 'partner', 'portal']],
    ['a vendor reads its own contract', vendor('ven_bus'), ['bus']],
    ['another vendor reads the one of all vendors', vendor('ven_sis'), ['partner']],
    ['a service reads nothing', { kind: 'SERVICE', name: 'directory' }, []],
    ['the public reads nothing', { kind: 'PUBLIC' }, []],
  ] as const)('%s', (_what, principal, names) => {
    expect(seen(graphScope(principal))).toEqual(names);
  });
});
