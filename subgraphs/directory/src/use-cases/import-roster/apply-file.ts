import type { IdNoun } from '@quad/kernel';
import { type RosterFile, type RosterPackage, readRows, type ShapedRow } from '@quad/oneroster';
import type { KnownRow, Plan, PlanRow, RosterTable } from '../../domain/plans/plan.ts';
import { grantIdOf } from '../../domain/plans/plan-users.ts';
import { progressMessage, type RosterRun, type Target } from './roster-run.ts';

export interface FileStep<F extends RosterFile> {
  readonly file: F;
  readonly tables: readonly RosterTable[];
  readonly plan: PlanRow<ShapedRow<F>>;
  /** Files whose rows refer to each other are small: they are read whole and parents go first. */
  readonly parentOf?: (row: ShapedRow<F>) => string | undefined;
  /** A stored row that stands for this one though it does not bear its id yet. */
  readonly adopt?: (row: ShapedRow<F>, run: RosterRun) => KnownRow | undefined;
}

/** What a bulk file that was read whole did not name. */
export interface Absentees {
  readonly file: RosterFile;
  readonly live: readonly KnownRow[];
  readonly absent: readonly KnownRow[];
}

type Numbered<F extends RosterFile> = { readonly line: number; readonly row: ShapedRow<F> };

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

/** Applies one file of a package; returns what it did not name, or null where absence means nothing. */
export async function applyFile<F extends RosterFile>(
  run: RosterRun,
  pkg: RosterPackage,
  step: FileStep<F>,
): Promise<Absentees | null> {
  const target = await run.open(step.file, step.tables);
  const isDerived = step.file === 'roles' && pkg.version !== '1.2';
  const supplied = pkg.files.get(isDerived ? 'users' : step.file);
  if (supplied === undefined) return null;
  let isReadWhole = true;
  let rows = 0;

  async function take({ line, row }: Numbered<F>): Promise<void> {
    rows += 1;
    applyRow(run, target, step, line, row);
    await run.rowRead(step.file);
  }

  const waiting: Numbered<F>[] = [];
  for await (const outcome of readRows(pkg, step.file, { mode: run.job.mode })) {
    if (outcome.kind === 'ROW') {
      if (step.parentOf === undefined) await take(outcome);
      else waiting.push(outcome);
    } else if (outcome.fault.severity === 'ERROR') {
      if (outcome.fault.scope !== 'ROW') isReadWhole = false;
      else if (!isDerived) run.count(step.file, 'faulty', outcome.fault.count);
    }
  }
  if (step.parentOf !== undefined) for (const next of parentsFirst(waiting, step.parentOf)) await take(next);
  await run.flush(progressMessage(run.job, step.file, rows));
  if (supplied.mode !== 'bulk' || !isReadWhole) return null;
  const live = [...target.known].filter(([, row]) => !row.isDeleted && row.rosterHash !== '');
  const absent = live.filter(([sourcedId]) => !target.seen.has(sourcedId));
  return { file: step.file, live: live.map(([, row]) => row), absent: absent.map(([, row]) => row) };
}

function applyRow<F extends RosterFile>(
  run: RosterRun,
  target: Target,
  step: FileStep<F>,
  line: number,
  row: ShapedRow<F>,
): void {
  const { sourcedId } = row;
  // The first row of an id counts; the check has reported the others.
  if (target.seen.has(sourcedId)) {
    run.count(step.file, 'faulty');
    return;
  }
  target.seen.add(sourcedId);
  const before = target.known.get(sourcedId) ?? step.adopt?.(row, run);
  if (row.status === 'tobedeleted') {
    removeRow(run, target, sourcedId, before);
    return;
  }
  const plan = step.plan(row, run.lookup);
  if ('unresolvedField' in plan) {
    noteUnresolved(run, step.file, plan.unresolvedField, line, sourcedId);
    return;
  }
  const roster = canonical(row);
  const rosterHash = run.ports.hashOf(`${roster}\n${JSON.stringify(plan.context)}`);
  // A row that bears our own id was made here and given out by an export: it is ours to say what it is.
  const isOurs = before !== undefined && before.rosterHash === '' && before.id === sourcedId;
  const isSame = before?.table === plan.table && before.rosterHash === rosterHash && !before.isDeleted;
  if (isOurs || isSame) run.count(step.file, 'unchanged');
  else storeRow(run, target, plan, before, { sourcedId, roster, rosterHash });
}

function storeRow(
  run: RosterRun,
  target: Target,
  plan: Plan,
  before: KnownRow | undefined,
  facts: { readonly sourcedId: string; readonly roster: string; readonly rosterHash: string },
): void {
  const isOther = before !== undefined && before.table !== plan.table;
  if (isOther) {
    run.write([{ table: before.table, op: 'UPDATE', id: before.id, fields: { isDeleted: true } }]);
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

function removeRow(run: RosterRun, target: Target, sourcedId: string, before: KnownRow | undefined): void {
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
  const gone = { table: row.table, op: 'UPDATE', id: row.id, fields: { isDeleted: true } } as const;
  if (row.table !== 'memberships') return [gone];
  const ended = {
    table: 'roleGrants',
    op: 'UPDATE',
    id: grantIdOf(row.id),
    fields: { untilMs: nowMs },
  } as const;
  return [gone, ended];
}

function noteUnresolved(
  run: RosterRun,
  file: RosterFile,
  field: string,
  line: number,
  sourcedId: string,
): void {
  const key = `${file} ${field}`;
  const noted = run.unresolved.get(key);
  if (noted === undefined) run.unresolved.set(key, { line, sourcedId, count: 1 });
  else noted.count += 1;
  run.count(file, 'faulty');
}

/** What a row says, without when it was said, the same for every order of columns. */
function canonical(row: object): string {
  const said = Object.entries(row).filter(([name]) => name !== 'status' && name !== 'dateLastModified');
  return JSON.stringify(Object.fromEntries(said.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** Parents before their children; a row in a circle goes when it is met. */
function* parentsFirst<F extends RosterFile>(
  rows: readonly Numbered<F>[],
  parentOf: (row: ShapedRow<F>) => string | undefined,
): Generator<Numbered<F>> {
  const bySourcedId = new Map(rows.map((numbered) => [numbered.row.sourcedId, numbered]));
  const given = new Set<Numbered<F>>();
  for (const numbered of rows) {
    const chain: Numbered<F>[] = [];
    for (let at: Numbered<F> | undefined = numbered; at !== undefined && !given.has(at); ) {
      given.add(at);
      chain.push(at);
      const parent = parentOf(at.row);
      at = parent === undefined ? undefined : bySourcedId.get(parent);
    }
    yield* chain.toReversed();
  }
}
