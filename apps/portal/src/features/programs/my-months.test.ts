import { expect, it } from 'vitest';
import { monthsOf, sessionsOf } from './my-months.ts';

const session = (id: string, startsAt: string | null) => ({
  id,
  title: id,
  startsAt,
  endsAt: startsAt,
  place: null,
});
const signUp = (state: string, sessions: ReturnType<typeof session>[]) => ({
  state,
  edition: { id: 'e1', label: '2026–27', program: { id: 'p1', name: 'Cohort' }, sessions },
});

it('lists the dated sessions of sign-ups that stand, in order of time', () => {
  const found = sessionsOf([
    signUp('ACTIVE', [
      session('later', '2026-11-05T21:00:00Z'),
      session('undated', null),
      session('first', '2026-09-03T20:00:00Z'),
    ]),
    signUp('CANCELLED', [session('gone', '2026-09-01T20:00:00Z')]),
    { state: 'ACTIVE', edition: null },
  ]);
  expect(found.map(({ id }) => id)).toEqual(['first', 'later']);
});

it('puts a session into the month in which it begins where the reader is', () => {
  const sessions = sessionsOf([signUp('ACTIVE', [session('s', '2026-10-01T02:00:00Z')])]);
  expect(monthsOf(sessions, 'America/Phoenix').map(({ month }) => month)).toEqual(['2026-09']);
  expect(monthsOf(sessions, 'Europe/Madrid').map(({ month }) => month)).toEqual(['2026-10']);
});
