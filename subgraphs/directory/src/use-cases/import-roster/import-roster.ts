import { openPackage, type RosterFile, type RosterPackage } from '@quad/oneroster';
import type { ImportPorts, Lease } from '../../domain/import-ports.ts';
import type { KnownRow, RosterTable } from '../../domain/plans/plan.ts';
import { planClass, planDemographics, planEnrollment } from '../../domain/plans/plan-classes.ts';
import { planAcademicSession, planCourse, planOrganization } from '../../domain/plans/plan-organizations.ts';
import { planPlainRow } from '../../domain/plans/plan-plain-row.ts';
import { planMembership, planUser } from '../../domain/plans/plan-users.ts';
import type { Organization } from '../../domain/roster.ts';
import type { RosterImport } from '../../domain/roster-job.ts';
import { publishClasses } from '../publish-classes.ts';
import { type Absentees, applyFile, type FileStep } from './apply-file.ts';
import { checkRoster } from './check-roster.ts';
import { finishImport } from './finish-import.ts';
import { readRoles } from './read-roles.ts';
import { removeAbsentees } from './remove-absentees.ts';
import { createRosterRun, type RosterRun } from './roster-run.ts';

/** Tables that no page needs: checked, counted, kept and given back unchanged. */
const plainFiles = [
  'resources',
  'userProfiles',
  'classResources',
  'courseResources',
  'userResources',
  'categories',
  'lineItems',
  'results',
  'scoreScales',
  'lineItemScoreScales',
  'resultScoreScales',
  'lineItemLearningObjectiveIds',
  'resultLearningObjectiveIds',
] as const satisfies readonly RosterFile[];

/**
 * Imports a OneRoster package into a district: checks it, applies it file by file in the order in which files
 * refer to each other, removes absentees or holds them, and tells the change feed of classes. May be stopped
 * anywhere and run again by another worker: it goes on where the last committed batch ended.
 */
export async function importRoster(ports: ImportPorts, job: RosterImport, lease: Lease): Promise<void> {
  const district = await ports.memory.district(job.tenantId);
  const hasRoster = district !== null && district.rosterHash !== '';
  let checked = job;
  if (!job.isChecked) {
    const check = await checkRoster(ports, job, lease, hasRoster);
    if (!check.isAcceptable) return;
    checked = { ...job, ...check.patch };
  }
  const pkg = await openPackage(await ports.pathOf(job.fileId));
  const isDemo = district?.isDemo ?? false;
  const tenant = { tenantId: job.tenantId, isDemo };
  const run = createRosterRun(ports, checked, lease, tenant, (file) => isSupplied(pkg, file));
  const absentees = await applyFiles(run, pkg, district);
  const heldReason = await removeAbsentees(run, absentees);
  if (!job.isDryRun) {
    await ports.memory.commit(lease, job.tenantId, [], { progress: 0.95, message: 'Telling of classes.' });
    await publishClasses(ports, job.tenantId);
  }
  await finishImport(run, lease, heldReason);
}

function isSupplied(pkg: RosterPackage, file: string): boolean {
  return [...pkg.files.keys()].some((supplied) => supplied === file);
}

async function applyFiles(
  run: RosterRun,
  pkg: RosterPackage,
  district: Organization | null,
): Promise<readonly Absentees[]> {
  const absentees: Absentees[] = [];
  async function apply<F extends RosterFile>(step: FileStep<F>): Promise<void> {
    const found = await applyFile(run, pkg, step);
    if (found !== null) absentees.push(found);
  }
  const adopt = adopterOf(district);
  const one = (table: RosterTable) => ({ tables: [table] as const });
  await apply({
    file: 'academicSessions',
    ...one('academicSessions'),
    plan: planAcademicSession,
    parentOf: (row) => row.parentSourcedId,
  });
  await apply({
    file: 'orgs',
    ...one('organizations'),
    plan: planOrganization,
    parentOf: (row) => row.parentSourcedId,
    adopt: (row) => (row.type === 'district' ? adopt() : undefined),
  });
  await apply({ file: 'courses', ...one('courses'), plan: planCourse });
  await readRoles(run, pkg);
  await apply({ file: 'users', tables: ['students', 'people'], plan: planUser });
  await apply({ file: 'roles', ...one('memberships'), plan: planMembership });
  await apply({ file: 'classes', ...one('classes'), plan: planClass });
  await apply({ file: 'enrollments', ...one('enrollments'), plan: planEnrollment });
  await apply({ file: 'demographics', ...one('demographics'), plan: planDemographics });
  for (const file of plainFiles) {
    await apply({ file, ...one('plainRows'), plan: (row) => planPlainRow(file, row.sourcedId) });
  }
  return absentees;
}

/** The first district row is the district that was made here; any other hangs below it. */
function adopterOf(district: Organization | null): () => KnownRow | undefined {
  let isFree = district !== null && district.rosterHash === '';
  return () => {
    if (!isFree || district === null) return undefined;
    isFree = false;
    const { id, sortKey } = district;
    return { id, table: 'organizations', rosterHash: '', isDeleted: false, schoolId: '', sortKey };
  };
}
