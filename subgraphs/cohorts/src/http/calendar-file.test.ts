import { describe, expect, it } from 'vitest';
import { changedSession } from '../domain/changed-session.ts';
import { draftEdition } from '../domain/new-edition.ts';
import { nextEducationWorkforce } from '../domain/syllabi/next-education-workforce.ts';
import { calendarFile } from './calendar-file.ts';

const now = Temporal.Instant.from('2022-08-01T12:00:00Z');
const ids = Array.from({ length: 20 }, (_none, index) => index + 1).values();
const edition = draftEdition(
  { tenantId: 'org_foundation', programId: 'prg_1', ...nextEducationWorkforce },
  (noun) => `${noun}_${ids.next().value}`,
  now,
);
const programName = 'Learning Cohort';

/** RFC 5545 folds lines at 75 octets; a reader unfolds them first. */
const unfolded = (file: string) => file.replaceAll('\r\n ', '');
const valuesOf = (file: string, property: string) =>
  [...unfolded(file).matchAll(new RegExp(`^${property}:(.*)$`, 'gm'))].map((match) => match[1]?.trim());

describe('calendarFile', () => {
  const file = calendarFile('Learning Cohort 2022–23', [{ edition, programName }]);

  it('S0-04 gives each session with a date as UTC instants', () => {
    expect(valuesOf(file, 'DTSTART')).toEqual([
      '20220929T200000Z',
      '20221013T200000Z',
      '20221117T210000Z',
      '20221208T210000Z',
      '20230112T210000Z',
    ]);
    expect(valuesOf(file, 'DTEND')[2]).toBe('20221117T223000Z');
  });

  it('is the same to the byte for the same sessions', () => {
    expect(calendarFile('Learning Cohort 2022–23', [{ edition, programName }])).toBe(file);
  });

  it('keeps the UID and grows the SEQUENCE of a session that changes', () => {
    const [first] = edition.sessions;
    if (first === undefined) throw new Error('The syllabus has no sessions.');
    const changed = changedSession(first, { startsAtLocal: '17:00' }, now.add({ hours: 24 }));
    if (!changed.ok) throw new Error(changed.error.message);
    const sessions = [changed.value, ...edition.sessions.slice(1)];
    const later = calendarFile('Learning Cohort 2022–23', [
      { edition: { ...edition, sessions }, programName },
    ]);
    expect(valuesOf(later, 'UID')).toEqual(valuesOf(file, 'UID'));
    expect(valuesOf(file, 'UID')[0]).toBe(`${first.id}@quad`);
    expect(valuesOf(file, 'SEQUENCE')).toEqual(['1', '1', '1', '1', '1']);
    expect(valuesOf(later, 'SEQUENCE')).toEqual(['2', '1', '1', '1', '1']);
    expect(valuesOf(later, 'DTSTAMP')[0]).toBe('20220802T120000Z');
  });

  it('carries the essential question and the agenda', () => {
    const [description] = valuesOf(file, 'DESCRIPTION');
    expect(description).toContain('How might Next Education Workforce models yield better outcomes');
    expect(description).toContain('Hopes for our time together and syllabus review');
  });
});
