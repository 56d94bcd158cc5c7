import type { Fault, Finding, ReadMode } from '../faults/fault.ts';
import { type FaultCode, faultCodes } from '../faults/fault-codes.ts';
import { type CodeCount, createFaultTally } from '../faults/fault-tally.ts';
import type { PackageCaps } from '../package/caps.ts';
import { missingForRostering } from '../package/missing-for-rostering.ts';
import { openPackage } from '../package/open-package.ts';
import { type FileMode, modeOf, type RosterPackage } from '../package/roster-package.ts';
import { readParsedRows } from '../rows/read-parsed-rows.ts';
import { type RosterFile, type RosterVersion, rosterFiles } from '../tables/tables.ts';
import { createReferenceCheck } from './check-references.ts';
import { semanticFinding } from './semantics.ts';

/** What was found in one file. */
export interface FileCheck {
  readonly mode: FileMode;
  /** Rows that are well formed. */
  readonly rowCount: number;
  /** Rows that are refused for a fault of their own. */
  readonly refusedCount: number;
  /** False where the reading ended early: then absence from the file means nothing. */
  readonly isReadWhole: boolean;
}

export interface CheckReport {
  readonly path: string;
  readonly mode: ReadMode;
  readonly version: RosterVersion;
  /** Errors first; at most `faultsPerCode` of each code, cascades once with a count. */
  readonly faults: readonly Fault[];
  /** How often each code was met, also beyond the faults that are listed. */
  readonly countsByCode: Partial<Record<FaultCode, CodeCount>>;
  readonly files: Readonly<Partial<Record<RosterFile, FileCheck>>>;
  readonly missingForRostering: readonly RosterFile[];
  /** Strict: no error at all. Tolerant: no structural one; rows with errors are left out. */
  readonly isAcceptable: boolean;
}

export interface CheckOptions {
  readonly mode: ReadMode;
  readonly caps?: Partial<PackageCaps>;
  readonly faultsPerCode?: number;
  /** Called now and then with the file and its rows so far, for a progress bar. */
  readonly onProgress?: (file: RosterFile, rows: number) => void;
}

async function checkFile(
  pkg: RosterPackage,
  file: RosterFile,
  options: CheckOptions,
  references: ReturnType<typeof createReferenceCheck>,
  add: (finding: Finding) => void,
): Promise<FileCheck> {
  const { mode, onProgress } = options;
  const reference = references.begin(file);
  let rowCount = 0;
  let refusedCount = 0;
  let isReadWhole = true;
  for await (const batch of readParsedRows(pkg, file, mode)) {
    for (const finding of batch.findings) {
      add(finding);
      const { scope, tolerant } = faultCodes[finding.code];
      if (scope === 'FILE' && tolerant === 'ERROR') isReadWhole = false;
    }
    for (const row of batch.rows) {
      reference.row(row);
      const finding = semanticFinding(file, row);
      if (finding !== undefined) add(finding);
    }
    for (const sourcedId of batch.refused) reference.refused(sourcedId);
    rowCount += batch.rows.length;
    refusedCount += batch.refused.length;
    onProgress?.(file, rowCount);
  }
  reference.end();
  return { mode: modeOf(pkg, file), rowCount, refusedCount, isReadWhole };
}

/**
 * Checks a whole package in one pass: structure, headers, fields, lifecycle, duplicates, references and
 * meaning. Memory grows only with the number of ids (16 bytes each). A package that is structurally refused
 * is not read further. Throws only what the file system throws.
 */
export async function checkPackage(path: string, options: CheckOptions): Promise<CheckReport> {
  const { mode, caps, faultsPerCode = 100 } = options;
  const pkg = await openPackage(path, caps);
  const tally = createFaultTally(mode, faultsPerCode);
  for (const finding of pkg.findings) tally.add(finding);
  const files: Partial<Record<RosterFile, FileCheck>> = {};
  if (!tally.isRefused()) {
    const references = createReferenceCheck(pkg, tally.add);
    for (const file of rosterFiles) {
      if (pkg.files.has(file)) files[file] = await checkFile(pkg, file, options, references, tally.add);
    }
  }
  return {
    path,
    mode,
    version: pkg.version,
    faults: tally.faults(),
    countsByCode: tally.countsByCode(),
    files,
    missingForRostering: missingForRostering(pkg),
    isAcceptable: !tally.isRefused(),
  };
}
