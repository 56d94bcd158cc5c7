import type { Scope } from '@quad/kernel';
import { type Page, type PageRequest, toPage } from '@quad/subgraph-kit';
import {
  type Account,
  DEMO_ISSUER,
  type Invitation,
  type InvitationFacts,
  invitationState,
  isHeld,
  type PrincipalClaims,
  type RoleGrant,
  type Vendor,
} from '../domain/identity.ts';
import type { Organization, Person } from '../domain/roster.ts';
import type { IdentityModels } from './identity-models.ts';
import type { RosterModels } from './roster-models.ts';
import { fromRow, type Row } from './row.ts';
import { tenantFilter } from './tenant-filter.ts';
import { vendorFromRow } from './vendor-row.ts';

/** A sign-in is noted at most this often, since the gateway asks every minute who someone is. */
const SIGN_IN_NOTED_EVERY_MS = 30 * 60 * 1000;

/** A demo person who may be picked, with what is shown of them. */
export interface DemoPerson {
  readonly account: Account;
  readonly person: Person;
  readonly tenant: Organization;
  readonly grants: readonly RoleGrant[];
  readonly organizationNames: ReadonlyMap<string, string>;
}

export function createIdentityReads(models: IdentityModels, roster: RosterModels) {
  async function grantsOf(tenantIds: readonly string[], personIds: readonly string[], nowMs: number) {
    const filter = { tenantId: { $in: [...tenantIds] }, personId: { $in: [...personIds] } };
    const rows = await models.roleGrants.find(filter).sort({ _id: 1 }).lean();
    return rows
      .map((row) => fromRow<RoleGrant>(row as Row<RoleGrant>))
      .filter((grant) => isHeld(grant, nowMs));
  }

  async function livePerson(account: Account): Promise<Person | null> {
    const filter = { _id: account.personId, tenantId: account.tenantId, isDeleted: false, isEnabled: true };
    const row = await roster.people.findOne(filter).lean();
    return row === null ? null : fromRow<Person>(row as Row<Person>);
  }

  async function claimsOf(account: Account, nowMs: number): Promise<PrincipalClaims | null> {
    const [person, tenant, grants] = await Promise.all([
      livePerson(account),
      roster.organizations.findOne({ _id: account.tenantId, isDeleted: false }).lean(),
      grantsOf([account.tenantId], [account.personId], nowMs),
    ]);
    if (person === null || tenant === null) return null;
    return {
      personId: account.personId,
      accountId: account.id,
      organizationId: tenant._id,
      organizationName: tenant.name,
      isDemo: tenant.isDemo,
      grants: grants.map(({ role, organizationId }) => ({ role, organizationId })),
    };
  }

  return {
    /** For the gateway: who this subject is now; null for nobody, and for whoever left or was disabled. */
    async principalForService(
      issuer: string,
      subject: string,
      nowMs: number,
    ): Promise<PrincipalClaims | null> {
      const rows = await models.accounts.find({ issuer, subject }).sort({ _id: 1 }).lean();
      for (const row of rows) {
        const account = fromRow<Account>(row as Row<Account>);
        const claims = await claimsOf(account, nowMs);
        if (claims === null || (account.isDemo && !claims.isDemo)) continue;
        if ((account.lastSignInAtMs ?? 0) < nowMs - SIGN_IN_NOTED_EVERY_MS) {
          const filter = { _id: account.id, tenantId: account.tenantId };
          await models.accounts.updateOne(filter, { $set: { lastSignInAtMs: nowMs } });
        }
        return claims;
      }
      return null;
    },

    /** For the sign-in: what the invitation of this hash is for; null when there is none. */
    async invitationForService(tokenHash: string, nowMs: number): Promise<InvitationFacts | null> {
      const row = await models.invitations.findOne({ tokenHash }).lean();
      if (row === null) return null;
      const invitation = fromRow<Invitation>(row as Row<Invitation>);
      const filter = { _id: invitation.tenantId, isDeleted: false };
      const tenant = await roster.organizations.findOne(filter, { name: 1 }).lean();
      if (tenant === null) return null;
      const state = invitationState(invitation, nowMs);
      return { state, organizationName: tenant.name, email: invitation.email ?? null };
    },

    async vendorForService(clientId: string): Promise<Vendor | null> {
      const row = await models.vendors.findOne({ $or: [{ clientId }, { _id: clientId }] }).lean();
      return row === null ? null : vendorFromRow(row);
    },

    /** For the registry, whose clients are vendors of all districts. */
    async vendorsForService(ids: readonly string[]): Promise<readonly Vendor[]> {
      const rows = await models.vendors
        .find({ _id: { $in: [...ids] } })
        .sort({ _id: 1 })
        .lean();
      return rows.map((row) => vendorFromRow(row));
    },

    /** For the sign-in page: everyone of a demo tenant who has a demo account. */
    async demoPeopleForService(nowMs: number): Promise<readonly DemoPerson[]> {
      const tenantRows = await roster.organizations
        .find({ isDemo: true, parentId: null, isDeleted: false })
        .lean();
      const tenants = new Map(
        tenantRows.map((row) => [row._id, fromRow<Organization>(row as Row<Organization>)]),
      );
      const tenantIds = [...tenants.keys()];
      const accounts = await models.accounts
        .find({ tenantId: { $in: tenantIds }, issuer: DEMO_ISSUER, isDemo: true })
        .lean();
      const personIds = accounts.map((row) => row.personId);
      const [people, grants] = await Promise.all([
        roster.people.find({ _id: { $in: personIds }, isDeleted: false, isEnabled: true }).lean(),
        grantsOf(tenantIds, personIds, nowMs),
      ]);
      const organizationIds = [...new Set(grants.map((grant) => grant.organizationId))];
      const organizations = await roster.organizations
        .find({ _id: { $in: organizationIds } }, { name: 1 })
        .lean();
      const organizationNames = new Map(organizations.map((row) => [row._id, row.name]));
      const personById = new Map(people.map((row) => [row._id, fromRow<Person>(row as Row<Person>)]));
      const grantsByPerson = Map.groupBy(grants, (grant) => grant.personId);
      return accounts.flatMap((row) => {
        const account = fromRow<Account>(row as Row<Account>);
        const person = personById.get(account.personId);
        const tenant = tenants.get(account.tenantId);
        if (person === undefined || tenant === undefined) return [];
        return [{ account, person, tenant, grants: grantsByPerson.get(person.id) ?? [], organizationNames }];
      });
    },

    /** The grants of people that hold now, by person. */
    async grantsOfPeople(
      scope: Scope,
      personIds: readonly string[],
      nowMs: number,
    ): Promise<readonly RoleGrant[]> {
      const within = tenantFilter(scope);
      if (within === null) return [];
      const filter = { ...within, personId: { $in: [...personIds] } };
      const rows = await models.roleGrants.find(filter).sort({ _id: 1 }).lean();
      return rows
        .map((row) => fromRow<RoleGrant>(row as Row<RoleGrant>))
        .filter((grant) => isHeld(grant, nowMs));
    },

    async accountsByIds(scope: Scope, ids: readonly string[]): Promise<readonly Account[]> {
      const within = tenantFilter(scope);
      if (within === null) return [];
      const rows = await models.accounts.find({ ...within, _id: { $in: [...ids] } }).lean();
      return rows.map((row) => fromRow<Account>(row as Row<Account>));
    },

    async vendorsByIds(scope: Scope, ids: readonly string[]): Promise<readonly Vendor[]> {
      const within = tenantFilter(scope);
      if (within === null) return [];
      const rows = await models.vendors.find({ ...within, _id: { $in: [...ids] } }).lean();
      return rows.map((row) => vendorFromRow(row));
    },

    async vendorsPage(scope: Scope, request: PageRequest): Promise<Page<Vendor>> {
      const within = tenantFilter(scope);
      if (within === null) return { rows: [], hasNextPage: false };
      const keyset = request.after === null ? {} : { _id: { $gt: request.after } };
      const rows = await models.vendors
        .find({ ...within, ...keyset })
        .sort({ _id: 1 })
        .limit(request.first + 1)
        .lean();
      return toPage(
        rows.map((row) => vendorFromRow(row)),
        request.first,
      );
    },
  };
}

export type IdentityReads = ReturnType<typeof createIdentityReads>;
