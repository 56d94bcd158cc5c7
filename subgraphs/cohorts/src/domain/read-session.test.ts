import { describe, expect, it } from 'vitest';
import { changedSession } from './changed-session.ts';
import { zonesFault } from './input-faults.ts';
import { newSession } from './new-edition.ts';
import { readSession } from './read-session.ts';

const EASTERN = 'America/New_York';
const whole = {
  title: ' Models in action ',
  essentialQuestion: 'What do the models look like in action?',
  startsOn: '2026-10-15',
  startsAtLocal: '16:00',
  durationMinutes: 90,
};

describe('readSession', () => {
  it('trims texts and takes the edition’s zone', () => {
    const read = readSession(whole, EASTERN, ['input']);
    expect(read).toMatchObject({
      ok: true,
      value: { title: 'Models in action', timeZone: EASTERN, month: '2026-10', isTailored: false },
    });
  });

  it('takes a tailored session with its month alone', () => {
    const read = readSession({ title: 'Tailored', isTailored: true, month: '2027-02' }, EASTERN, ['input']);
    expect(read).toMatchObject({ ok: true, value: { when: null, month: '2027-02' } });
  });

  it.each([
    ['an empty title', { title: '  ' }, 'title'],
    ['a day that is none', { startsOn: '2026-02-30' }, 'startsOn'],
    ['a time that is none', { startsAtLocal: '24:00' }, 'startsAtLocal'],
    ['a length of nothing', { durationMinutes: 0 }, 'durationMinutes'],
    ['a day without a time', { startsAtLocal: null }, 'startsOn'],
    [
      'a core session without a day',
      { startsOn: null, startsAtLocal: null, durationMinutes: null },
      'startsOn',
    ],
    [
      'a tailored session without a month',
      { isTailored: true, startsOn: null, startsAtLocal: null, durationMinutes: null },
      'month',
    ],
    ['an unknown zone', { timeZone: 'Eastern' }, 'timeZone'],
    ['an empty point of the agenda', { agenda: [{ text: ' ' }] }, 'agenda'],
    ['an endless question', { essentialQuestion: 'x'.repeat(4_001) }, 'essentialQuestion'],
  ])('refuses %s', (_what, change, field) => {
    const read = readSession({ ...whole, ...change }, EASTERN, ['input']);
    expect(read).toMatchObject({ ok: false, error: { code: 'InvalidInput', path: ['input', field] } });
  });
});

describe('changedSession', () => {
  const now = Temporal.Instant.from('2026-09-01T12:00:00Z');
  const read = readSession({ ...whole, weekdayLabel: 'Thursday' }, EASTERN, ['input']);
  if (!read.ok) throw new Error(read.error.message);
  const session = newSession(read.value, 2, () => 'ssn_2', now);

  it('grows the version and keeps what is left out', () => {
    const changed = changedSession(session, { startsOn: '2026-10-22' }, now);
    expect(changed).toEqual({
      ok: true,
      value: { ...session, version: 2, when: { ...session.when, startsOn: '2026-10-22' } },
    });
  });

  it('takes away what is null, and keeps the printed weekday whatever the date', () => {
    const changed = changedSession(session, { essentialQuestion: null, startsOn: '2026-10-16' }, now);
    expect(changed).toMatchObject({ ok: true, value: { essentialQuestion: null, weekdayLabel: 'Thursday' } });
  });

  it('refuses what a new session would be refused', () => {
    expect(changedSession(session, { timeZone: 'Mars/Base' }, now)).toMatchObject({ ok: false });
  });
});

it('needs at least one zone, each of IANA', () => {
  expect(zonesFault([EASTERN], ['zones'])).toBeNull();
  expect(zonesFault([], ['zones'])).toMatchObject({ code: 'InvalidInput' });
  expect(zonesFault([EASTERN, 'Eastern'], ['zones'])).toMatchObject({ path: ['zones'] });
});
