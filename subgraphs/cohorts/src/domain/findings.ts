import { type CohortSession, needsEssentialQuestion, weekdayAgrees } from './cohort-session.ts';
import {
  type EssentialQuestionMissing,
  essentialQuestionMissing,
  type WeekdayMismatch,
  weekdayMismatch,
} from './errors.ts';
import { editionLabel, type ProgramEdition } from './program-edition.ts';
import { weekdayOf } from './weekdays.ts';

type SyllabusFindingCode = 'ESSENTIAL_QUESTION_MISSING' | 'WEEKDAY_DISAGREES' | 'DATE_OUTSIDE_YEAR';

export interface SyllabusFinding {
  readonly code: SyllabusFindingCode;
  readonly sessionNumber: number;
  readonly message: string;
}

/** What does not fit in a syllabus, session by session; warnings and what blocks publishing alike. */
export function findingsOf(
  edition: Pick<ProgramEdition, 'sessions' | 'academicYear'>,
): readonly SyllabusFinding[] {
  return edition.sessions.flatMap((session) => findingsOfSession(session, edition.academicYear));
}

/** The fault that keeps sessions from being shown to everyone; null when there is none. */
export function publishingFault(
  sessions: readonly CohortSession[],
): EssentialQuestionMissing | WeekdayMismatch | null {
  const unasked = sessions.filter(lacksQuestion).map((session) => session.number);
  if (unasked.length > 0) return essentialQuestionMissing(unasked);
  const disagreements = sessions.flatMap((session) =>
    weekdayAgrees(session) === false && session.when !== null && session.weekdayLabel !== null
      ? [
          {
            number: session.number,
            startsOn: session.when.startsOn,
            weekdayLabel: session.weekdayLabel,
            weekday: weekdayOf(session.when.startsOn),
          },
        ]
      : [],
  );
  return disagreements.length > 0 ? weekdayMismatch(disagreements) : null;
}

function findingsOfSession(session: CohortSession, academicYear: number): readonly SyllabusFinding[] {
  const found: SyllabusFinding[] = [];
  const sessionNumber = session.number;
  if (lacksQuestion(session)) {
    found.push({
      code: 'ESSENTIAL_QUESTION_MISSING',
      sessionNumber,
      message: `Session ${sessionNumber} has no essential question; write one before publishing.`,
    });
  }
  if (weekdayAgrees(session) === false && session.when !== null) {
    const { startsOn } = session.when;
    found.push({
      code: 'WEEKDAY_DISAGREES',
      sessionNumber,
      message: `Session ${sessionNumber} prints ${session.weekdayLabel}, but ${startsOn} is a ${weekdayOf(startsOn)}; correct the date or the label.`,
    });
  }
  if (session.when !== null && !isInYear(session.when.startsOn, academicYear)) {
    found.push({
      code: 'DATE_OUTSIDE_YEAR',
      sessionNumber,
      message: `Session ${sessionNumber} on ${session.when.startsOn} lies outside of ${editionLabel(academicYear)}; check the date.`,
    });
  }
  return found;
}

function lacksQuestion(session: CohortSession): boolean {
  return needsEssentialQuestion(session) && (session.essentialQuestion ?? '').trim() === '';
}

/** A school year runs from 1 July to 30 June. */
function isInYear(day: string, academicYear: number): boolean {
  return day >= `${academicYear}-07-01` && day < `${academicYear + 1}-07-01`;
}
