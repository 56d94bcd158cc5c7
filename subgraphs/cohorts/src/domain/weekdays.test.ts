import { expect, it } from 'vitest';
import { weekdayAgrees } from './cohort-session.ts';
import { nextEducationWorkforce } from './syllabi/next-education-workforce.ts';
import { readWeekday, weekdayOf } from './weekdays.ts';

it.each([
  ['Thursday', 'THURSDAY'],
  ['thurs.', 'THURSDAY'],
  ['Wed', 'WEDNESDAY'],
  ['jueves', 'THURSDAY'],
  ['Miércoles', 'WEDNESDAY'],
  ['Th', null],
  ['Someday', null],
  ['', null],
])('reads %j as %j', (label, weekday) => {
  expect(readWeekday(label)).toBe(weekday);
});

it('finds that all five printed Thursdays agree with their dates', () => {
  const core = nextEducationWorkforce.sessions.filter((session) => session.when !== null);
  expect(core.map((session) => session.when?.startsOn)).toEqual([
    '2022-09-29',
    '2022-10-13',
    '2022-11-17',
    '2022-12-08',
    '2023-01-12',
  ]);
  expect(core.map(weekdayAgrees)).toEqual([true, true, true, true, true]);
});

it('flags a printed weekday that is not that of the date', () => {
  const when = { startsOn: '2022-09-30', startsAtLocal: '16:00', durationMinutes: 90 };
  expect(weekdayOf('2022-09-30')).toBe('FRIDAY');
  expect(weekdayAgrees({ when, weekdayLabel: 'Thursday' })).toBe(false);
  expect(weekdayAgrees({ when, weekdayLabel: 'Someday' })).toBe(false);
  expect(weekdayAgrees({ when, weekdayLabel: null })).toBeNull();
  expect(weekdayAgrees({ when: null, weekdayLabel: 'Thursday' })).toBeNull();
});
