import { describe, expect, it } from 'vitest';
import type { CohortSession } from './cohort-session.ts';
import { findingsOf, publishingFault } from './findings.ts';
import { newSession } from './new-edition.ts';
import { nextEducationWorkforce } from './syllabi/next-education-workforce.ts';

const now = Temporal.Instant.from('2022-08-01T12:00:00Z');
const sessions = nextEducationWorkforce.sessions.map((session, index) =>
  newSession(session, index + 1, () => `ssn_${index + 1}`, now),
);

function withSession(number: number, change: Partial<CohortSession>): readonly CohortSession[] {
  return sessions.map((session) => (session.number === number ? { ...session, ...change } : session));
}

describe('publishingFault', () => {
  it('finds none in the syllabus as it was published', () => {
    expect(publishingFault(sessions)).toBeNull();
    expect(findingsOf({ sessions, academicYear: 2022 })).toEqual([]);
  });

  it.each([null, '', '   '])(
    'S0-05 refuses a session whose essential question is %j',
    (essentialQuestion) => {
      expect(publishingFault(withSession(2, { essentialQuestion }))).toMatchObject({
        code: 'EssentialQuestionMissing',
        sessionNumbers: [2],
      });
    },
  );

  it('asks a question of a tailored session as soon as it has a date', () => {
    const when = { startsOn: '2023-02-09', startsAtLocal: '16:00', durationMinutes: 90 };
    expect(publishingFault(withSession(6, { when }))).toMatchObject({ sessionNumbers: [6] });
  });

  it('refuses a printed weekday that disagrees, and says which', () => {
    const when = { startsOn: '2022-10-14', startsAtLocal: '16:00', durationMinutes: 90 };
    expect(publishingFault(withSession(2, { when }))).toMatchObject({
      code: 'WeekdayMismatch',
      sessions: [{ number: 2, startsOn: '2022-10-14', weekdayLabel: 'Thursday', weekday: 'FRIDAY' }],
    });
  });
});

describe('findingsOf', () => {
  it('warns of a date outside of the academic year', () => {
    const when = { startsOn: '2023-07-06', startsAtLocal: '16:00', durationMinutes: 90 };
    const found = findingsOf({ sessions: withSession(5, { when }), academicYear: 2022 });
    expect(found.map(({ code, sessionNumber }) => [code, sessionNumber])).toEqual([['DATE_OUTSIDE_YEAR', 5]]);
    expect(publishingFault(withSession(5, { when }))).toBeNull();
  });
});
