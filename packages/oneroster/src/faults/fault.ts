import { type FaultCode, type FaultScope, faultCodes, type Severity } from './fault-codes.ts';

export type ReadMode = 'STRICT' | 'TOLERANT';

/** Something met while reading, before a mode says how grave it is. Holds no value of a personal field. */
export interface Finding {
  readonly code: FaultCode;
  readonly file?: string;
  /** Line of the CSV file on which the row begins; the header is line 1. */
  readonly line?: number;
  readonly sourcedId?: string;
  readonly field?: string;
  /** What exactly, in words that are safe to show. */
  readonly detail?: string;
  /** How many rows it stands for, where it is said once for many. */
  readonly count?: number;
}

/** A finding as a reader of the report sees it. */
export interface Fault {
  readonly code: FaultCode;
  readonly severity: Severity;
  readonly scope: FaultScope;
  readonly file: string | null;
  readonly line: number | null;
  readonly sourcedId?: string;
  readonly field?: string;
  readonly message: string;
  readonly suggestion: string;
  readonly count: number;
}

/** How grave a code is in a mode. */
export function severityOf(code: FaultCode, mode: ReadMode): Severity {
  const rule = faultCodes[code];
  return mode === 'STRICT' ? rule.strict : rule.tolerant;
}

function placeOf(finding: Finding): string {
  const file = finding.file === undefined ? 'Package' : `${finding.file}.csv`;
  const line = finding.line === undefined ? '' : ` line ${finding.line}`;
  const row = finding.sourcedId === undefined ? '' : ` (${finding.sourcedId})`;
  const field = finding.field === undefined ? '' : ` field ${finding.field}`;
  return `${file}${line}${row}${field}`;
}

/** Gives a finding its severity in `mode`, a message that says what and where, and what to do about it. */
export function judge(finding: Finding, mode: ReadMode): Fault {
  const rule = faultCodes[finding.code];
  const count = finding.count ?? 1;
  const detail = finding.detail === undefined ? '' : `: ${finding.detail}`;
  const times = count > 1 ? ` (${count} times)` : '';
  return {
    code: finding.code,
    severity: severityOf(finding.code, mode),
    scope: rule.scope,
    file: finding.file ?? null,
    line: finding.line ?? null,
    ...(finding.sourcedId === undefined ? {} : { sourcedId: finding.sourcedId }),
    ...(finding.field === undefined ? {} : { field: finding.field }),
    message: `${placeOf(finding)}: ${rule.says}${detail}${times}.`,
    suggestion: rule.remedy,
    count,
  };
}

/** True for what refuses the whole package in `mode`: any error when strict, a structural one when tolerant. */
export function refusesPackage(fault: Pick<Fault, 'severity' | 'scope'>, mode: ReadMode): boolean {
  return fault.severity === 'ERROR' && (mode === 'STRICT' || fault.scope !== 'ROW');
}
