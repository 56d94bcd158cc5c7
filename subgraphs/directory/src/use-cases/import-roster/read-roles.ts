import { type RosterPackage, readRows } from '@quad/oneroster';
import type { RosterRun } from './roster-run.ts';

/** Users say who they are by their roles, which come after them in a package: these are read ahead. */
export async function readRoles(run: RosterRun, pkg: RosterPackage): Promise<void> {
  const isWhole = pkg.version !== '1.2' || pkg.files.get('roles')?.mode === 'bulk';
  const byMembership = new Map<
    string,
    { userSourcedId: string; role: string; org: string; isPrimary: boolean }
  >();
  if (!isWhole) {
    for (const text of await run.ports.memory.membershipRows(run.lookup.tenantId)) {
      const row = JSON.parse(text) as Record<
        'sourcedId' | 'userSourcedId' | 'role' | 'orgSourcedId' | 'roleType',
        string
      >;
      byMembership.set(row.sourcedId, {
        userSourcedId: row.userSourcedId,
        role: row.role,
        org: row.orgSourcedId,
        isPrimary: row.roleType === 'primary',
      });
    }
  }
  for await (const outcome of readRows(pkg, 'roles', { mode: run.job.mode })) {
    if (outcome.kind !== 'ROW') continue;
    const { row } = outcome;
    byMembership.delete(row.sourcedId);
    if (row.status === 'tobedeleted') continue;
    const { userSourcedId, role, orgSourcedId: org } = row;
    byMembership.set(row.sourcedId, { userSourcedId, role, org, isPrimary: row.roleType === 'primary' });
  }
  for (const { userSourcedId, role, org, isPrimary } of byMembership.values()) {
    const roles = run.roles.get(userSourcedId) ?? [];
    roles.push({ role, orgSourcedId: org, isPrimary });
    run.roles.set(userSourcedId, roles);
  }
}
