import type { MessageId, MessageValues } from '../i18n/messages.ts';
import { missingSides } from './faults.ts';

/** An expected failure as the graph names it: `__typename` with its own facts. */
export interface Problem {
  readonly typename: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Reads whatever an act brought back instead of its success. */
export function problemOf(answer: unknown): Problem {
  if (typeof answer === 'object' && answer !== null) {
    const facts = answer as Readonly<Record<string, unknown>>;
    if (typeof facts.__typename === 'string') return { typename: facts.__typename, facts };
    if (Array.isArray(facts.errors)) {
      const missing = missingSides(facts.errors);
      if (missing.length > 0) return { typename: 'SUBGRAPH_UNAVAILABLE', facts: { side: missing[0] } };
    }
  }
  return { typename: 'CONNECTION', facts: {} };
}

/** Words of enums inside a problem's facts come from the catalogue too. */
export type WordOf = (id: string) => string;

type ToValues = (facts: Readonly<Record<string, unknown>>, word: WordOf) => MessageValues;

interface ProblemText {
  readonly id: MessageId;
  readonly values?: ToValues;
}

const texts: Readonly<Record<string, ProblemText>> = {
  NotPermitted: {
    id: 'problem.NotPermitted',
    values: ({ action }, word) => ({ act: word(`act.${String(action)}`) }),
  },
  NotFound: { id: 'problem.NotFound' },
  InvalidInput: { id: 'problem.InvalidInput', values: ({ path }) => ({ field: fieldOf(path) }) },
  VersionConflict: {
    id: 'problem.VersionConflict',
    values: ({ currentVersion }) => ({ version: Number(currentVersion) }),
  },
  StagesMissing: {
    id: 'problem.StagesMissing',
    values: ({ stages }, word) => ({ stages: wordsOf(stages, 'stage', word) }),
  },
  RequesterCannotApprove: { id: 'problem.RequesterCannotApprove' },
  NotSubmitted: {
    id: 'problem.NotSubmitted',
    values: ({ state }, word) => ({ state: word(`budgetRequest.state.${String(state)}`) }),
  },
  NotDraft: {
    id: 'problem.NotDraft',
    values: ({ state }, word) => ({ state: word(`budgetRequest.state.${String(state)}`) }),
  },
  EditionFull: { id: 'problem.EditionFull', values: ({ capacity }) => ({ capacity: Number(capacity) }) },
  AlreadySignedUp: { id: 'problem.AlreadySignedUp' },
  EditionNotOpen: {
    id: 'problem.EditionNotOpen',
    values: ({ status }, word) => ({ status: word(`edition.status.${String(status)}`) }),
  },
  EditionExists: { id: 'problem.EditionExists' },
  EssentialQuestionMissing: {
    id: 'problem.EssentialQuestionMissing',
    values: ({ sessionNumbers }) => ({ sessions: numbersOf(sessionNumbers) }),
  },
  VendorIsRevoked: { id: 'problem.VendorIsRevoked' },
  WeekdayMismatch: { id: 'problem.WeekdayMismatch' },
  WrongEditionStatus: {
    id: 'problem.WrongEditionStatus',
    values: ({ status }, word) => ({ status: word(`edition.status.${String(status)}`) }),
  },
  FileQuotaExceeded: {
    id: 'problem.FileQuotaExceeded',
    values: ({ usedMegabytes, quotaMegabytes }) => ({
      used: Number(usedMegabytes),
      quota: Number(quotaMegabytes),
    }),
  },
  FileTooLarge: { id: 'problem.FileChanged' },
  ChecksumMismatch: { id: 'problem.FileChanged' },
  TypeMismatch: { id: 'problem.TypeMismatch' },
  TakenOver: { id: 'problem.TakenOver' },
  UploadBroken: { id: 'problem.UploadBroken' },
  StudentRecordsNotShared: { id: 'problem.StudentRecordsNotShared' },
  SharedObjectUnavailable: { id: 'problem.SharedObjectUnavailable' },
  SUBGRAPH_UNAVAILABLE: {
    id: 'problem.SUBGRAPH_UNAVAILABLE',
    values: ({ side }, word) => ({ side: word(`side.${String(side)}`) }),
  },
  CONNECTION: { id: 'problem.CONNECTION' },
};

/** The catalogue's text for a problem; a kind that is not known here gets the general one. */
export function problemText(problem: Problem, word: WordOf): { id: MessageId; values: MessageValues } {
  const text = texts[problem.typename] ?? { id: 'problem.unknown' };
  return { id: text.id, values: text.values?.(problem.facts, word) ?? {} };
}

function fieldOf(path: unknown): string {
  return Array.isArray(path) && path.length > 0 ? path.filter((step) => step !== 'input').join(' › ') : '';
}

function wordsOf(ids: unknown, prefix: string, word: WordOf): string {
  return Array.isArray(ids) ? ids.map((id) => word(`${prefix}.${String(id)}`)).join(', ') : '';
}

function numbersOf(numbers: unknown): string {
  return Array.isArray(numbers) ? numbers.join(', ') : '';
}
