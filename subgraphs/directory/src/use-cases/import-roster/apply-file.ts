import { type RosterFile, type RosterPackage, readRows, type ShapedRow } from '@quad/oneroster';
import type { KnownRow, PlanRow, RosterTable } from '../../domain/plans/plan.ts';
import { parentsFirst } from './parents-first.ts';
import { progressMessage, type RosterRun, type Target } from './roster-run.ts';
import { removeRow, storeRow } from './store-row.ts';

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
