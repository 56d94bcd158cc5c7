import { describe, expect, it } from 'vitest';
import { clonedSyllabus, movedDate, movedSeasons } from './cloned-edition.ts';
import { draftEdition } from './new-edition.ts';
import { nextEducationWorkforce } from './syllabi/next-education-workforce.ts';
import { weekdayOf } from './weekdays.ts';

const now = Temporal.Instant.from('2026-08-01T12:00:00Z');
const edition = draftEdition(
  { tenantId: 'org_foundation', programId: 'prg_1', ...nextEducationWorkforce },
  (noun) => `${noun}_1`,
  now,
);

describe('clonedSyllabus', () => {
  it('moves each Thursday to the nearest Thursday of the same month', () => {
    const { sessions } = clonedSyllabus(edition, 2026);
    const days = sessions.flatMap((session) => (session.when === null ? [] : [session.when.startsOn]));
    expect(days).toEqual(['2026-09-24', '2026-10-15', '2026-11-19', '2026-12-10', '2027-01-14']);
    expect(days.map(weekdayOf)).toEqual(Array(5).fill('THURSDAY'));
  });

  it('S0-04 keeps the time on the wall, the zone and the length', () => {
    const { sessions, publishedZones } = clonedSyllabus(edition, 2026);
    expect(sessions[2]?.when).toEqual({
      startsOn: '2026-11-19',
      startsAtLocal: '16:00',
      durationMinutes: 90,
    });
    expect(sessions[2]?.timeZone).toBe('America/New_York');
    expect(publishedZones).toEqual(['America/New_York', 'America/Los_Angeles']);
  });

  it('moves the months of tailored sessions and the seasons named in the texts', () => {
    const { sessions } = clonedSyllabus(edition, 2026);
    expect(sessions.slice(5).map((session) => session.month)).toEqual([
      '2027-02',
      '2027-03',
      '2027-04',
      '2027-05',
    ]);
    expect(sessions[4]?.agenda[3]?.text).toBe('Preview of the spring 2027 sessions');
    expect(sessions[5]?.summary).toContain('in Fall 2027');
  });

  it('is the same syllabus in the same year', () => {
    const { sessions, topics } = clonedSyllabus(edition, 2022);
    expect(sessions).toEqual(nextEducationWorkforce.sessions);
    expect(topics).toEqual(nextEducationWorkforce.topics);
  });
});

describe('movedDate', () => {
  it.each([
    // The nearest Thursday to 29 September 2026 is 1 October: another month, so the one before.
    ['2022-09-29', 4, '2026-09-24'],
    ['2022-10-13', 1, '2023-10-12'],
    ['2023-01-12', -1, '2022-01-13'],
    // The first Monday would be in April.
    ['2022-05-02', 1, '2023-05-01'],
    ['2024-02-29', 1, '2025-02-27'],
  ])('moves %s by %i years to %s', (day, years, moved) => {
    expect(movedDate(day, years)).toBe(moved);
    expect(weekdayOf(moved)).toBe(weekdayOf(day));
  });
});

describe('movedSeasons', () => {
  it('leaves numbers alone that are no season', () => {
    expect(movedSeasons('Room 2023, Summer 2023 and 2023–24', 4)).toBe('Room 2023, Summer 2027 and 2023–24');
  });
});
