export type Severity = 'ERROR' | 'WARNING';
/** PACKAGE and FILE errors refuse a package; a ROW error refuses the row (in a strict read, the package). */
export type FaultScope = 'PACKAGE' | 'FILE' | 'ROW';

export interface FaultRule {
  readonly strict: Severity;
  readonly tolerant: Severity;
  readonly scope: FaultScope;
  /** What is wrong, to stand after file, line and field. */
  readonly says: string;
  /** What the sender of the package should do. */
  readonly remedy: string;
}

function rule(
  scope: FaultScope,
  strict: Severity,
  tolerant: Severity,
  says: string,
  remedy: string,
): FaultRule {
  return { scope, strict, tolerant, says, remedy };
}
/** An error in both modes. */
export const error = (scope: FaultScope, says: string, remedy: string) =>
  rule(scope, 'ERROR', 'ERROR', says, remedy);
/** An error when strict, a warning when tolerant. */
export const deviation = (scope: FaultScope, says: string, remedy: string) =>
  rule(scope, 'ERROR', 'WARNING', says, remedy);
/** A warning in both modes. */
export const remark = (scope: FaultScope, says: string, remedy: string) =>
  rule(scope, 'WARNING', 'WARNING', says, remedy);
