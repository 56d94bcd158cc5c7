import type { Scope } from '@quad/kernel';
import type { ClientSession, Model, QueryFilter } from 'mongoose';
import type { Memory } from '../domain/ports.ts';
import type { Organization, Person, RosterObject, Student } from '../domain/roster.ts';
import type { RosterExport, RosterImport } from '../domain/roster-job.ts';
import { createFilesMemory } from './files-memory.ts';
import { createIdentityMemory } from './identity-memory.ts';
import type { IdentityModels } from './identity-models.ts';
import { deleteRemovedStudents } from './removed-students.ts';
import type { RosterModels } from './roster-models.ts';
import { createRosterReads } from './roster-reads.ts';
import { fromRow, type Row, toRow } from './row.ts';
import { createShareMemory } from './share-repository.ts';
import { type Filter, tenantFilter } from './tenant-filter.ts';

/** What an act reads and writes, bound to its transaction. */
export function createMemory(roster: RosterModels, identity: IdentityModels, session: ClientSession): Memory {
  const reads = createRosterReads(roster, session);

  async function first<Value extends RosterObject>(
    model: Model<Row<Value>>,
    filter: Filter,
  ): Promise<Value | null> {
    const wanted = { isDeleted: false, ...filter } as QueryFilter<Row<Value>>;
    const row = await model.findOne(wanted).sort({ sortKey: 1 }).session(session).lean();
    return row === null ? null : fromRow<Value>(row as unknown as Row<Value>);
  }

  async function scoped<Value extends RosterObject>(model: Model<Row<Value>>, scope: Scope, filter: Filter) {
    const within = tenantFilter(scope);
    return within === null ? null : first<Value>(model, { ...within, ...filter });
  }

  return {
    organizations: {
      find: (scope, id) => scoped<Organization>(roster.organizations, scope, { _id: id }),
      findTenantNamed: (type, name) =>
        first<Organization>(roster.organizations, {
          type,
          parentId: null,
          sortKey: { $regex: new RegExp(`^${RegExp.escape(name.toLowerCase())} org_`) },
        }),
      findDemoTenant: (type) =>
        first<Organization>(roster.organizations, { type, parentId: null, isDemo: true }),
      async ofTenant(scope, type) {
        const request = { first: 500, after: null };
        return (await reads.organizationsOfTenant.page(scope, { type }, request)).rows;
      },
      async add(organization) {
        await roster.organizations.create([toRow(organization)], { session });
      },
    },
    people: {
      find: (scope, id) => scoped<Person>(roster.people, scope, { _id: id }),
      findByEmail: (scope, email) => scoped<Person>(roster.people, scope, { email: email.toLowerCase() }),
      async staffOf(scope, organizationId) {
        const request = { first: 100, after: null };
        return (await reads.people.page(scope, { organizationIds: organizationId, isStaff: true }, request))
          .rows;
      },
      async add(person) {
        await roster.people.create([toRow(person)], { session });
      },
    },
    students: {
      firstOf: (tenantId, schoolId) => first<Student>(roster.students, { tenantId, schoolIds: schoolId }),
      deleteRemoved: (tenantId, beforeMs) => deleteRemovedStudents(roster, { tenantId, beforeMs }, session),
    },
    identity: createIdentityMemory(identity, session),
    shares: createShareMemory(identity.shares, session),
    files: createFilesMemory(identity, session),
    jobs: {
      async findImport(scope, id) {
        const within = tenantFilter(scope);
        if (within === null) return null;
        const row = await identity.rosterImports
          .findOne({ _id: id, ...within })
          .session(session)
          .lean();
        return row === null ? null : fromRow<RosterImport>(row as unknown as Row<RosterImport>);
      },
      async addImport(job) {
        const row = { ...toRow(job), leaseId: '', leasedUntil: new Date(0) };
        await identity.rosterImports.create([row as never], { session });
      },
      async findExport(scope, id) {
        const within = tenantFilter(scope);
        if (within === null) return null;
        const row = await identity.rosterExports
          .findOne({ _id: id, ...within })
          .session(session)
          .lean();
        return row === null ? null : fromRow<RosterExport>(row as unknown as Row<RosterExport>);
      },
      async addExport(job) {
        const row = { ...toRow(job), leaseId: '', leasedUntil: new Date(0) };
        await identity.rosterExports.create([row as never], { session });
      },
    },
  };
}
