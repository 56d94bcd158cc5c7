import type { Finding } from '../faults/fault.ts';
import type { FaultCode } from '../faults/fault-codes.ts';
import type { ParsedRow } from '../rows/parse-row.ts';
import type { RosterFile } from '../tables/tables.ts';

interface Offence {
  readonly code: FaultCode;
  readonly field: string;
}

const mapping = /^\{[^{}:]+:[^{}]+\}$/;
const caseId = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function scoreRange({ values }: ParsedRow): Offence | undefined {
  const { resultValueMin: min, resultValueMax: max } = values;
  const isWrong = typeof min === 'number' && typeof max === 'number' && min > max;
  return isWrong ? { code: 'semantic.invalid_score_range', field: 'resultValueMin' } : undefined;
}

function scoreScale({ values }: ParsedRow): Offence | undefined {
  const entries = values.scoreScaleValue;
  const isRight = Array.isArray(entries) && entries.every((entry) => mapping.test(String(entry)));
  return isRight ? undefined : { code: 'semantic.invalid_score_scale_mapping', field: 'scoreScaleValue' };
}

function learningObjective({ values }: ParsedRow): Offence | undefined {
  const isWrong = values.source === 'case' && !caseId.test(String(values.learningObjectiveId));
  return isWrong
    ? { code: 'semantic.invalid_case_learning_objective_id', field: 'learningObjectiveId' }
    : undefined;
}

const rules: Partial<Record<RosterFile, (row: ParsedRow) => Offence | undefined>> = {
  lineItems: scoreRange,
  scoreScales: scoreScale,
  lineItemLearningObjectiveIds: learningObjective,
  resultLearningObjectiveIds: learningObjective,
};

/** What a row says that cannot be meant, though each field is well formed. */
export function semanticFinding(file: RosterFile, row: ParsedRow): Finding | undefined {
  const offence = rules[file]?.(row);
  return offence && { ...offence, file, line: row.line, sourcedId: row.sourcedId };
}
