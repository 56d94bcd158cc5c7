import type { IdNoun } from '@quad/kernel';
import type { KnownRow, Plan, RosterTable } from '../../domain/plans/plan.ts';
import { grantIdOf } from '../../domain/plans/plan-users.ts';
import type { RosterRun, Target } from './roster-run.ts';

const nouns: Readonly<Record<RosterTable, IdNoun>> = {
  academicSessions: 'academicSession',
  organizations: 'organization',
  courses: 'rosterCourse',
  students: 'student',
  people: 'person',
  memberships: 'membership',
  classes: 'class',
  enrollments: 'enrollment',
  demographics: 'student',
  plainRows: 'rosterRow',
};

/** Writes a row that is new, changed, come back, or moved between students and staff. */
export function storeRow(
  run: RosterRun,
  target: Target,
  plan: Plan,
  before: KnownRow | undefined,
  facts: { readonly sourcedId: string; readonly roster: string; readonly rosterHash: string },
): void {
  const isOther = before !== undefined && before.table !== plan.table;
  if (isOther) {
    const fields = { isDeleted: true, removedAtMs: run.lookup.nowMs };
    run.write([{ table: before.table, op: 'UPDATE', id: before.id, fields }]);
    target.alternates.set(`${before.table} ${facts.sourcedId}`, { ...before, isDeleted: true });
  }
  const same = isOther ? target.alternates.get(`${plan.table} ${facts.sourcedId}`) : before;
  const id = same?.id ?? plan.id ?? run.ports.newId(nouns[plan.table]);
  const sortKey = `${plan.fields.sortKey} ${id}`;
  const { tenantId } = run.lookup;
  const changed = { ...plan.fields, ...facts, sortKey, isDeleted: false };
  // The district itself keeps the name and kind under which it was made here.
  const fields =
    id === tenantId ? { ...facts, isDeleted: false, identifier: plan.fields.identifier } : changed;
  run.write([
    same === undefined
      ? { table: plan.table, op: 'INSERT', id, fields: { ...fields, ...plan.initial, tenantId } }
      : { table: plan.table, op: 'UPDATE', id, fields },
    ...(plan.alongside?.(id) ?? []),
  ]);
  const { rosterHash } = facts;
  target.known.set(facts.sourcedId, {
    id,
    table: plan.table,
    rosterHash,
    isDeleted: false,
    schoolId: plan.schoolId,
    sortKey,
  });
  run.count(target.file, before === undefined ? 'created' : 'updated');
}

/** Removes a row that a package names as gone. */
export function removeRow(
  run: RosterRun,
  target: Target,
  sourcedId: string,
  before: KnownRow | undefined,
): void {
  if (before === undefined || before.isDeleted || before.id === run.lookup.tenantId) {
    run.count(target.file, 'unchanged');
    return;
  }
  target.known.set(sourcedId, { ...before, isDeleted: true });
  run.write(removalOf(before, run.lookup.nowMs));
  run.count(target.file, 'removed');
}

/** Soft: the row stays, to come back with its id. What a membership granted ends with it. */
export function removalOf(row: KnownRow, nowMs: number) {
  const fields = { isDeleted: true, removedAtMs: nowMs };
  const gone = { table: row.table, op: 'UPDATE', id: row.id, fields } as const;
  if (row.table !== 'memberships') return [gone];
  const ended = {
    table: 'roleGrants',
    op: 'UPDATE',
    id: grantIdOf(row.id),
    fields: { untilMs: nowMs },
  } as const;
  return [gone, ended];
}
