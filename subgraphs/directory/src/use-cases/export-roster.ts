import { type RosterFile, tables, writePackage } from '@quad/oneroster';
import type { ExportPorts } from '../domain/export-ports.ts';
import type { Lease } from '../domain/import-ports.ts';
import type { RosterTable } from '../domain/plans/plan.ts';
import { endOfRetention, retention } from '../domain/retention.ts';
import type { RosterExport } from '../domain/roster-job.ts';
import { asUser1p1, madeHereRows, type RoleFacts, rosterRoleIn1p1 } from '../domain/roster-out.ts';

const storedIn: Readonly<Partial<Record<RosterFile, readonly RosterTable[]>>> = {
  academicSessions: ['academicSessions'],
  orgs: ['organizations'],
  courses: ['courses'],
  users: ['students', 'people'],
  roles: ['memberships'],
  classes: ['classes'],
  enrollments: ['enrollments'],
  demographics: ['demographics'],
};

/** A roster is always told with these, even where they are empty; all other files only when there are rows. */
const always: readonly string[] = [
  'academicSessions',
  'orgs',
  'courses',
  'users',
  'roles',
  'classes',
  'enrollments',
];

/** Writes a district's live roster as a bulk package, with the ids that the SIS gave and those made here. */
export async function exportRoster(ports: ExportPorts, job: RosterExport, lease: Lease): Promise<void> {
  const version = job.version === 'ONEROSTER_11_CSV' ? '1.1' : '1.2';
  const district = await ports.memory.district(job.tenantId);
  if (district === null) throw new Error(`District ${job.tenantId} of export ${job.id} is gone.`);
  await ports.memory.progress(lease, 0.05, 'Reading the roster.');
  const made = madeHereRows(district, await ports.memory.madeHere(job.tenantId));
  const roles = new Map<string, RoleFacts[]>();
  const studentIds = new Set<string>();

  async function* rowsOf(file: RosterFile): AsyncGenerator<Record<string, unknown>> {
    for (const table of storedIn[file] ?? ['plainRows']) {
      for await (const { id, text } of ports.memory.rosterRows(job.tenantId, table, file)) {
        if (table === 'students') studentIds.add(id);
        yield JSON.parse(text) as Record<string, unknown>;
      }
    }
    yield* made[file] ?? [];
  }

  async function* users1p1(): AsyncGenerator<Record<string, unknown>> {
    for await (const row of rowsOf('users')) {
      const user = asUser1p1(row, roles.get(String(row.sourcedId)) ?? []);
      if (user !== null) yield user;
    }
  }

  if (version === '1.1') {
    for await (const row of rowsOf('roles')) {
      const user = String(row.userSourcedId);
      const facts = { org: String(row.orgSourcedId), isPrimary: row.roleType === 'primary' };
      const role = rosterRoleIn1p1(String(row.role));
      if (role !== null) roles.set(user, [...(roles.get(user) ?? []), { ...facts, role }]);
    }
  }
  const content: Record<string, AsyncIterable<object>> = {};
  for (const file of [...tables[version].keys()] as RosterFile[]) {
    const isThere = always.includes(file) || (await hasRows(rowsOf(file)));
    if (isThere) content[file] = version === '1.1' && file === 'users' ? users1p1() : rowsOf(file);
  }
  await ports.memory.progress(lease, 0.2, 'Writing the package.');
  await ports.store.ready();
  const fileId = ports.newId('file');
  // Stored rows were read by the same tables that they are written by; the writer checks each value again.
  const written = await writePackage(ports.store.partPathOf(fileId), content as never, {
    version,
    source: { systemName: 'Quad', systemCode: 'quad' },
  });
  await ports.store.complete({ id: fileId, sha256: written.sha256 });
  const counts = Object.entries(written.counts).map(([file, rows]) => ({ file, rows }));
  const name = `${district.name} OneRoster ${version}.zip`;
  const { bytes, sha256 } = written;
  const nowMs = ports.clock.now().epochMilliseconds;
  const deleteAtMs = endOfRetention(ports.clock.now(), retention.EXPORT).epochMilliseconds;
  const facts = { fileId, name, bytes, sha256, counts, nowMs, studentIds: [...studentIds], deleteAtMs };
  await ports.memory.complete(lease, job, facts);
}

async function hasRows(rows: AsyncGenerator<unknown>): Promise<boolean> {
  const first = await rows.next();
  await rows.return(undefined);
  return first.done !== true;
}
