import type { AgendaPoint, SessionFacts } from '../cohort-session.ts';
import type { SourceNote } from '../program.ts';

/** A published program with the syllabus of one academic year, as data. */
export interface Syllabus {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly source: SourceNote;
  /** The calendar year in which the academic year begins. */
  readonly academicYear: number;
  readonly publishedZones: readonly string[];
  readonly topics: readonly string[];
  readonly sessions: readonly SessionFacts[];
}

/** A point of an agenda with what stands below it. */
export function agendaPoint(text: string, points: readonly string[] = []): AgendaPoint {
  return { text, points };
}
