import { expect, it } from 'vitest';
import { asks, at, course, schedule, school, sits } from '../rules/test-school.ts';
import { createBoard } from './board.ts';
import { suggestTimetables } from './suggest-timetables.ts';

const problem = school({
  courses: [
    course('ALG', { sections: 2 }),
    course('BIO', { sections: 1, cap: 1 }),
    course('CHEM', { sections: 1, prerequisites: ['BIO'] }),
    course('ART', { sections: 1 }),
  ],
  students: [asks('Kim', ['ALG']), asks('Lee', ['BIO'])],
  apart: [{ students: ['Kim', 'New'] }],
});
const stands = schedule(
  [at('ALG-1', 'F1'), at('ALG-2', 'F2'), at('BIO-1', 'F1'), at('CHEM-1', 'F3'), at('ART-1', 'F2')],
  [sits('Kim', 'ALG-2'), sits('Lee', 'BIO-1')],
);
const board = createBoard(problem, stands);

it('suggests to a walk-in the timetables that free seats allow, best first', () => {
  expect(suggestTimetables(board, asks('Walk', ['ALG', 'ART'])).slice(0, 2)).toMatchObject([
    {
      seats: [
        { course: 'ALG', section: 'ALG-1', pattern: 'F1', as: 'PRIMARY', seatsLeft: 2 },
        { course: 'ART', section: 'ART-1', pattern: 'F2', as: 'PRIMARY', seatsLeft: 2 },
      ],
      missing: [],
      sentence: '2 of 2 requests met',
    },
    { sentence: '1 of 2 requests met, without ART' },
  ]);
});

it('prefers the emptier of two sections that serve alike', () => {
  const [first, second] = suggestTimetables(board, asks('Walk', ['ALG']));
  expect(first.seats).toMatchObject([{ section: 'ALG-1', seatsLeft: 2 }]);
  expect(second.seats).toMatchObject([{ section: 'ALG-2', seatsLeft: 1 }]);
});

it('keeps away from a full section, from a closed course and from whom the student is kept apart', () => {
  expect(suggestTimetables(board, asks('New', ['ALG', 'BIO', 'CHEM']))).toMatchObject([
    { seats: [{ section: 'ALG-1' }], sentence: '1 of 3 requests met, without BIO, CHEM' },
    { seats: [], sentence: '0 of 3 requests met, without ALG, BIO, CHEM' },
  ]);
});

it('fills a hole with an alternate', () => {
  const walkIn = asks('Walk', ['BIO']);
  const withAlternate = {
    ...walkIn,
    requests: [...walkIn.requests, { course: 'ART', kind: 'ALTERNATE' as const }],
  };
  expect(suggestTimetables(board, withAlternate)).toMatchObject([
    {
      seats: [{ section: 'ART-1', as: 'ALTERNATE' }],
      sentence: '0 of 1 request met, without BIO, 1 alternate',
    },
  ]);
});

it('lets a student who is known keep or change the seats that are theirs', () => {
  const [first] = suggestTimetables(board, asks('Lee', ['BIO']));
  expect(first).toMatchObject({
    seats: [{ section: 'BIO-1', seatsLeft: 1 }],
    sentence: '1 of 1 request met',
  });
});

it('changes nothing of the board', () => {
  const before = JSON.stringify(board.plain.state);
  suggestTimetables(board, asks('Walk', ['ALG', 'ART']));
  expect(JSON.stringify(board.plain.state)).toBe(before);
});
