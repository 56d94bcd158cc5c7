import { packageCodes } from './package-codes.ts';
import { rowCodes } from './row-codes.ts';

export type { FaultScope, Severity } from './fault-rule.ts';

/**
 * Every code that a check can report. `package`, `manifest`, `csv.unescaped_quote`, `schema`, `row`,
 * `reference` and `semantic` codes are those that OneRoster conformance suites expect; `structure`,
 * `encoding` and the others beside them are our own.
 */
export const faultCodes = { ...packageCodes, ...rowCodes } as const;

export type FaultCode = keyof typeof faultCodes;
