import type { ClientSession } from 'mongoose';
import { type Account, DEMO_ISSUER, type Invitation, type RoleGrant } from '../domain/identity.ts';
import type { IdentityMemory } from '../domain/ports.ts';
import type { IdentityModels } from './identity-models.ts';
import { fromRow, type Row, toRow } from './row.ts';
import { tenantFilter } from './tenant-filter.ts';
import { vendorFromRow } from './vendor-row.ts';

/** Accounts, grants, invitations and vendors within one act's transaction. */
export function createIdentityMemory(models: IdentityModels, session: ClientSession): IdentityMemory {
  return {
    async grantsOf(tenantId, personIds) {
      const filter = { tenantId, personId: { $in: [...personIds] } };
      const rows = await models.roleGrants.find(filter).sort({ _id: 1 }).session(session).lean();
      return rows.map((row) => fromRow<RoleGrant>(row as Row<RoleGrant>));
    },
    async grantsOfRole(tenantId, role) {
      const rows = await models.roleGrants.find({ tenantId, role }).sort({ _id: 1 }).session(session).lean();
      return rows.map((row) => fromRow<RoleGrant>(row as Row<RoleGrant>));
    },
    async findGrant(scope, id) {
      const within = tenantFilter(scope);
      if (within === null) return null;
      const row = await models.roleGrants
        .findOne({ _id: id, ...within })
        .session(session)
        .lean();
      return row === null ? null : fromRow<RoleGrant>(row as Row<RoleGrant>);
    },
    async addGrant(grant) {
      await models.roleGrants.create([toRow(grant)], { session });
    },
    async endGrant(tenantId, id, untilMs) {
      await models.roleGrants.updateOne({ _id: id, tenantId }, { $set: { untilMs } }, { session });
    },
    async demoAccountOf(tenantId, personId) {
      const filter = { tenantId, personId, issuer: DEMO_ISSUER };
      const row = await models.accounts.findOne(filter).session(session).lean();
      return row === null ? null : fromRow<Account>(row as Row<Account>);
    },
    async accountAt(tenantId, issuer, subject) {
      const row = await models.accounts.findOne({ tenantId, issuer, subject }).session(session).lean();
      return row === null ? null : fromRow<Account>(row as Row<Account>);
    },
    async addAccount(account) {
      await models.accounts.create([toRow(account)], { session });
    },
    async addInvitation(invitation) {
      await models.invitations.create([toRow(invitation)], { session });
    },
    async findInvitation(tokenHash) {
      const row = await models.invitations.findOne({ tokenHash }).session(session).lean();
      return row === null ? null : fromRow<Invitation>(row as Row<Invitation>);
    },
    async useInvitation(tenantId, id, usedAtMs) {
      await models.invitations.updateOne({ _id: id, tenantId }, { $set: { usedAtMs } }, { session });
    },
    async findVendor(scope, id) {
      const within = tenantFilter(scope);
      if (within === null) return null;
      const row = await models.vendors
        .findOne({ _id: id, ...within })
        .session(session)
        .lean();
      return row === null ? null : vendorFromRow(row);
    },
    async addVendor(vendor) {
      await models.vendors.create([toRow(vendor)], { session });
    },
    async changeStanding({ id, tenantId, standing, standingSinceMs, standingReason }) {
      const change = { $set: { standing, standingSinceMs, standingReason } };
      await models.vendors.updateOne({ _id: id, tenantId }, change, { session });
    },
  };
}
