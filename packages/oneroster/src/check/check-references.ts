import type { Finding } from '../faults/fault.ts';
import { modeOf, type RosterPackage } from '../package/roster-package.ts';
import type { ParsedRow } from '../rows/parse-row.ts';
import type { Column } from '../tables/column.ts';
import { isRosterFile, type RosterFile, tables } from '../tables/tables.ts';
import { createFingerprintSet, type FingerprintSet } from './fingerprint-set.ts';

interface Pending {
  readonly line: number;
  readonly sourcedId: string;
  readonly column: Column;
  readonly target: string;
}

/**
 * Checks ids and references while files go by in `rosterFiles` order, in which a file's targets come before
 * it; only references into the same file (a parent, an agent) wait for its end. Keeps fingerprints of ids.
 */
export function createReferenceCheck(pkg: RosterPackage, add: (finding: Finding) => void) {
  const ids = new Map<string, FingerprintSet>();
  const refusedIds = new Map<string, FingerprintSet>();

  function setOf(sets: Map<string, FingerprintSet>, file: string): FingerprintSet {
    const known = sets.get(file);
    if (known !== undefined) return known;
    const made = createFingerprintSet();
    sets.set(file, made);
    return made;
  }

  function judgeTarget(file: RosterFile, { line, sourcedId, column, target }: Pending): void {
    const targetFile = column.refersTo ?? '';
    if (ids.get(targetFile)?.has(target) === true) return;
    const place = { file, line, sourcedId, field: column.name };
    const isRefused = refusedIds.get(targetFile)?.has(target) === true;
    const targetMode = isRosterFile(targetFile) ? modeOf(pkg, targetFile) : 'absent';
    if (isRefused) add({ ...place, code: 'reference.target_refused', detail: `${targetFile} ${target}` });
    else if (targetMode === 'bulk') {
      add({ ...place, code: 'reference.missing_target_record', detail: `${targetFile} ${target}` });
    } else if (targetMode === 'delta' || modeOf(pkg, file) === 'delta') {
      add({ ...place, code: 'reference.unresolved_in_delta', detail: targetFile });
    } else add({ ...place, code: 'reference.missing_target_file', detail: `${targetFile}.csv` });
  }

  /** Starts a file; the functions it gives take its rows and its end. */
  function begin(file: RosterFile) {
    const own = setOf(ids, file);
    const columns = (tables[pkg.version].get(file)?.columns ?? []).filter((c) => c.refersTo !== undefined);
    const pending: Pending[] = [];

    function look(row: ParsedRow, column: Column, target: string): void {
      const at: Pending = { line: row.line, sourcedId: row.sourcedId, column, target };
      if (column.refersTo !== file) judgeTarget(file, at);
      else if (!own.has(target)) pending.push(at);
    }

    function row(parsed: ParsedRow): void {
      if (!own.add(parsed.sourcedId)) {
        add({ code: 'reference.duplicate_sourced_id', file, line: parsed.line, sourcedId: parsed.sourcedId });
      }
      for (const column of columns) {
        const value = parsed.values[column.name];
        if (typeof value === 'string') look(parsed, column, value);
        else if (Array.isArray(value)) for (const target of value) look(parsed, column, String(target));
      }
    }

    function refused(sourcedId: string | undefined): void {
      if (sourcedId !== undefined) setOf(refusedIds, file).add(sourcedId);
    }

    function end(): void {
      for (const waiting of pending) if (!own.has(waiting.target)) judgeTarget(file, waiting);
    }

    return { row, refused, end };
  }

  return { begin };
}
