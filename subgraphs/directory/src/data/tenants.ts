import type { RemoveTenant } from '../domain/import-ports.ts';
import type { Organization } from '../domain/roster.ts';
import type { IdentityModels } from './identity-models.ts';
import type { RosterModels } from './roster-models.ts';
import { fromRow, type Row } from './row.ts';

/** Takes a whole tenant away; classes, courses and sessions stay as tombstones that the feed tells of. */
export function createTenants(roster: RosterModels, identity: IdentityModels): RemoveTenant['tenants'] {
  return {
    async findDistrict(id) {
      const row = await roster.organizations.findOne({ _id: id, tenantId: id, type: 'DISTRICT' }).lean();
      return row === null ? null : fromRow<Organization>(row as Row<Organization>);
    },
    async close(tenantId) {
      await roster.organizations.updateMany({ tenantId }, { $set: { isDeleted: true } });
      await roster.classes.updateMany({ tenantId }, { $set: { isDeleted: true } });
    },
    async clear(tenantId) {
      let removed = 0;
      const owned = [
        roster.enrollments,
        roster.demographics,
        roster.students,
        roster.memberships,
        roster.people,
        roster.plainRows,
        identity.accounts,
        identity.roleGrants,
        identity.vendors,
        identity.invitations,
        identity.rosterFaults,
        identity.rosterImports,
        identity.rosterExports,
        identity.files,
        identity.fileTurns,
        identity.packageStudents,
        identity.shares,
      ] as const;
      for (const model of owned) {
        removed += (await model.collection.deleteMany({ tenantId })).deletedCount;
      }
      return removed;
    },
  };
}
