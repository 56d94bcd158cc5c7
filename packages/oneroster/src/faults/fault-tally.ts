import { type Fault, type Finding, judge, type ReadMode, refusesPackage } from './fault.ts';
import type { FaultCode, Severity } from './fault-codes.ts';

export interface CodeCount {
  readonly severity: Severity;
  readonly count: number;
}

/** Codes whose rows all come from one cause: said once for a file, a field and that cause, with a count. */
const cascades: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'reference.missing_target_file',
  'reference.missing_target_record',
  'reference.target_refused',
  'reference.unresolved_in_delta',
]);

/**
 * Gathers findings into faults: each code is counted in full, at most `capPerCode` of its faults are kept,
 * so that memory does not grow with the number of bad rows.
 */
export function createFaultTally(mode: ReadMode, capPerCode: number) {
  const kept = new Map<FaultCode, { severity: Severity; count: number; findings: Map<string, Finding> }>();
  let refuses = false;

  function keyOf(finding: Finding): string {
    const place = `${finding.file ?? ''} ${finding.field ?? ''}`;
    return cascades.has(finding.code)
      ? `${place} ${finding.detail ?? ''}`
      : `${place} ${finding.line ?? ''} ${finding.detail ?? ''}`;
  }

  function add(finding: Finding): void {
    const times = finding.count ?? 1;
    let code = kept.get(finding.code);
    if (code === undefined) {
      const fault = judge(finding, mode);
      refuses ||= refusesPackage(fault, mode);
      code = { severity: fault.severity, count: 0, findings: new Map() };
      kept.set(finding.code, code);
    }
    code.count += times;
    if (code.findings.size >= capPerCode && !cascades.has(finding.code)) return;
    const key = keyOf(finding);
    const before = code.findings.get(key);
    if (before !== undefined) {
      code.findings.set(key, { ...before, count: (before.count ?? 1) + times });
    } else if (code.findings.size < capPerCode) {
      code.findings.set(key, finding);
    }
  }

  /** Errors first, then by code, each code in the order in which it was met. */
  function faults(): Fault[] {
    const all = [...kept.values()].flatMap((code) => [...code.findings.values()].map((f) => judge(f, mode)));
    return [...all.filter((f) => f.severity === 'ERROR'), ...all.filter((f) => f.severity === 'WARNING')];
  }

  function countsByCode(): Partial<Record<FaultCode, CodeCount>> {
    return Object.fromEntries([...kept].map(([code, { severity, count }]) => [code, { severity, count }]));
  }

  return { add, faults, countsByCode, isRefused: () => refuses };
}
