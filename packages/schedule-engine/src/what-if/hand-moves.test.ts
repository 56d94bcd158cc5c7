import { expect, it } from 'vitest';
import type { ScheduleProblem } from '../problem/problem.ts';
import { asks, at, course, schedule, school, sits } from '../rules/test-school.ts';
import { createBoard } from './board.ts';
import type { Move, Wish } from './move.ts';
import { whatIf } from './what-if.ts';

/** What a move would do, or why it cannot be tried. */
function tried(problem: ScheduleProblem, stands: ReturnType<typeof schedule>, move: Move, wish?: Wish) {
  const result = whatIf(createBoard(problem, stands), move, wish);
  if (!result.ok) return { sentence: `${result.error.code}: ${result.error.sentence}` };
  return result.value;
}

const oneEach = {
  courses: [course('ALG', { sections: 1 }), course('BIO', { sections: 1 }), course('CHEM', { sections: 0 })],
  students: [asks('Kim', ['ALG', 'BIO']), asks('Lee', ['ALG', 'BIO'])],
};
const clash = schedule([at('ALG-1', 'F1'), at('BIO-1', 'F1')], [sits('Kim', 'ALG-1'), sits('Lee', 'BIO-1')]);

it('says how many requests are met newly when two sections no longer clash', () => {
  const result = tried(school(oneEach), clash, { kind: 'MOVE_SECTION', section: 'BIO-1', pattern: 'F2' });
  expect(result).toMatchObject({
    gained: [
      { student: 'Kim', course: 'BIO' },
      { student: 'Lee', course: 'ALG' },
    ],
    lost: [],
    breaks: [],
    sentence: '+2 met, 2 students with another timetable',
  });
});

it('says how many are met no more', () => {
  const apart = schedule(
    [at('ALG-1', 'F1'), at('BIO-1', 'F2')],
    ['Kim', 'Lee'].flatMap((student) => [sits(student, 'ALG-1'), sits(student, 'BIO-1')]),
  );
  expect(
    tried(school(oneEach), apart, { kind: 'MOVE_SECTION', section: 'BIO-1', pattern: 'F1' }).sentence,
  ).toBe('−2 met, 2 students with another timetable');
  expect(
    tried(school(oneEach), apart, { kind: 'SWAP_SECTIONS', sections: ['ALG-1', 'BIO-1'] }).sentence,
  ).toBe('no request more or less is met');
  expect(tried(school(oneEach), apart, { kind: 'UNSEAT', student: 'Kim', course: 'BIO' }).sentence).toBe(
    '−1 met, 1 student with another timetable',
  );
});

it('counts no gain for a section that nobody needs', () => {
  const apart = schedule(
    [at('ALG-1', 'F1'), at('BIO-1', 'F2')],
    ['Kim', 'Lee'].flatMap((student) => [sits(student, 'ALG-1'), sits(student, 'BIO-1')]),
  );
  expect(tried(school(oneEach), apart, { kind: 'ADD_SECTION', course: 'ALG' })).toMatchObject({
    gained: [],
    scoreGain: 0,
  });
});

it('names the rule that a move would break', () => {
  const problem = school({
    courses: [course('ALG', { sections: 1 })],
    teachers: [{ id: 'Ada', qualifiedFor: ['ALG'] }],
    teams: [{ id: '9B', teachers: ['Ada'], commonPlanning: 4 }],
    students: [asks('Kim', ['ALG'])],
    nonNegotiables: [
      {
        id: 'N1',
        words: 'Algebra is a fall course',
        form: { kind: 'COURSE_NOT_IN_SLOTS', courses: ['ALG'], slots: ['S1'] },
      },
    ],
  });
  const stands = schedule([at('ALG-1', null)], []);
  expect(tried(problem, stands, { kind: 'MOVE_SECTION', section: 'ALG-1', pattern: 'F2' }).sentence).toBe(
    '+1 met, 1 student with another timetable, breaks the qualified teacher of section ALG-1',
  );
  const result = tried(problem, stands, {
    kind: 'MOVE_SECTION',
    section: 'ALG-1',
    pattern: 'S1',
    teacher: 'Ada',
  });
  expect(result.sentence).toBe(
    '+1 met, 1 student with another timetable, breaks common planning of team 9B, breaks “Algebra is a fall course”',
  );
});

it('says of a teacher who is taken that it is so, and who that is', () => {
  const problem = school({
    courses: [course('ALG', { sections: 2 })],
    teachers: [
      { id: 'Ada', qualifiedFor: ['ALG'] },
      { id: 'Emmy', qualifiedFor: ['ALG'], unavailable: ['F1'] },
    ],
  });
  const stands = schedule([at('ALG-1', 'F1', { teacher: 'Ada' }), at('ALG-2', 'F2', { teacher: 'Emmy' })]);
  const toFirst = { kind: 'MOVE_SECTION', section: 'ALG-2', pattern: 'F1' } as const;
  expect(tried(problem, stands, toFirst).sentence).toBe(
    'no request more or less is met, breaks the hours of teacher Emmy',
  );
  expect(tried(problem, stands, { ...toFirst, teacher: 'Ada' }).sentence).toBe(
    'no request more or less is met, breaks one place at a time of teacher Ada',
  );
});

it('gives a section to another teacher, and a room, where those who had it cannot come along', () => {
  const problem = school({
    courses: [course('ALG', { sections: 1, roomType: 'ANY' })],
    teachers: [
      { id: 'Ada', qualifiedFor: ['ALG'], unavailable: ['F2'] },
      { id: 'Emmy', qualifiedFor: ['ALG'] },
    ],
    rooms: [
      { id: 'R1', type: 'ANY', capacity: 2, unavailable: ['F2'] },
      { id: 'R2', type: 'ANY', capacity: 2 },
    ],
  });
  const stands = schedule([at('ALG-1', 'F1', { teacher: 'Ada', room: 'R1' })]);
  const result = tried(problem, stands, { kind: 'MOVE_SECTION', section: 'ALG-1', pattern: 'F2' });
  expect(result).toMatchObject({
    breaks: [],
    sections: [{ from: { pattern: 'F1' }, to: { pattern: 'F2', teacher: 'Emmy', room: 'R2' } }],
  });
  const taken = tried(problem, stands, {
    kind: 'MOVE_SECTION',
    section: 'ALG-1',
    pattern: 'F1',
    teacher: null,
  });
  expect(taken.sentence).toBe(
    'no request more or less is met, breaks the qualified teacher of section ALG-1',
  );
});

const full = {
  problem: school({
    courses: [course('ALG', { sections: 1, cap: 1 }), course('BIO', { sections: 2, cap: 1 })],
    students: [asks('Kim', ['ALG']), asks('Lee', ['ALG', 'BIO']), asks('Max', ['BIO'])],
    staffing: { sectionsPerFte: 5 },
  }),
  stands: schedule(
    [at('ALG-1', 'F1'), at('BIO-1', 'F2'), at('BIO-2', 'F1')],
    [sits('Kim', 'ALG-1'), sits('Max', 'BIO-1')],
  ),
};

it('gives an added seat to the student for whom it is', () => {
  const both = { ...full.problem, students: [...full.problem.students, asks('Zoe', ['ALG'])] };
  for (const student of ['Lee', 'Zoe']) {
    const wish = { student, course: 'ALG' };
    const result = tried(both, full.stands, { kind: 'ADD_SEATS', section: 'ALG-1', seats: 1 }, wish);
    expect(result).toMatchObject({ lost: [], breaks: [], costFte: 0 });
    expect(result).toHaveProperty('gained', expect.arrayContaining([wish]));
  }
});

it('adds a section where it helps most, and says its full-time equivalent', () => {
  expect(tried(full.problem, full.stands, { kind: 'ADD_SECTION', course: 'ALG' })).toMatchObject({
    move: { pattern: 'F1' },
    gained: [
      { student: 'Lee', course: 'ALG' },
      { student: 'Lee', course: 'BIO' },
    ],
    costFte: 0.2,
    sections: [{ from: undefined, to: { id: 'ALG-2' } }],
  });
});

it('seats a student by letting another go to another section, and over the cap only where a person says so', () => {
  const problem = school({
    courses: [course('ALG', { sections: 2, cap: 1 }), course('BIO', { sections: 1 })],
    students: [asks('Kim', ['ALG']), asks('Lee', ['ALG', 'BIO'])],
  });
  // Lee has biology when ALG-2 meets, so that only ALG-1 is left, where Kim sits.
  const stands = schedule(
    [at('ALG-1', 'F1'), at('ALG-2', 'F2'), at('BIO-1', 'F2')],
    [sits('Kim', 'ALG-1'), sits('Lee', 'BIO-1')],
  );
  expect(tried(problem, stands, { kind: 'SEAT', student: 'Lee', course: 'ALG' })).toMatchObject({
    sentence: '+1 met, 2 students with another timetable',
    seats: [
      { student: 'Kim', from: 'ALG-1', to: 'ALG-2' },
      { student: 'Lee', from: null, to: 'ALG-1' },
    ],
  });
  const lone = {
    ...problem,
    courses: [course('ALG', { sections: 1, cap: 1 }), course('BIO', { sections: 1 })],
  };
  const one = schedule([at('ALG-1', 'F1'), at('BIO-1', 'F2')], [sits('Kim', 'ALG-1'), sits('Lee', 'BIO-1')]);
  expect(tried(lone, one, { kind: 'SEAT', student: 'Lee', course: 'ALG' }).sentence).toBe(
    'no request more or less is met',
  );
  expect(tried(lone, one, { kind: 'SEAT', student: 'Lee', course: 'ALG', section: 'ALG-1' }).sentence).toBe(
    '+1 met, 1 student with another timetable, breaks the cap of section ALG-1',
  );
});

it.each([
  [{ kind: 'MOVE_SECTION', section: 'X-1', pattern: 'F1' }, 'UNKNOWN_ID: There is no section X-1.'],
  [{ kind: 'MOVE_SECTION', section: 'ALG-1', pattern: 'Z' }, 'UNKNOWN_ID: There is no pattern Z.'],
  [
    { kind: 'MOVE_SECTION', section: 'ALG-1', pattern: 'F1' },
    'NOTHING_TO_DO: Section ALG-1 stands there already.',
  ],
  [
    { kind: 'SWAP_SECTIONS', sections: ['ALG-1', 'BIO-2'] },
    'NOTHING_TO_DO: Sections ALG-1 and BIO-2 stand at the same pattern already.',
  ],
  [
    { kind: 'ADD_SEATS', section: 'ALG-1', seats: 0 },
    'NOTHING_TO_DO: 0 seats cannot be added; name a whole number from 1 on.',
  ],
  [
    { kind: 'SEAT', student: 'Kim', course: 'BIO' },
    'NOT_OPEN: Kim did not ask for BIO; add the request first.',
  ],
  [{ kind: 'UNSEAT', student: 'Lee', course: 'ALG' }, 'NOTHING_TO_DO: Lee has no seat for ALG.'],
  [{ kind: 'ADD_SECTION', course: 'DRAMA' }, 'UNKNOWN_ID: There is no course DRAMA.'],
] satisfies [Move, string][])('refuses %j in words', (move, sentence) => {
  expect(tried(full.problem, full.stands, move).sentence).toBe(sentence);
});

it('leaves out of a schedule that breaks rules what cannot be held, and says so', () => {
  const problem = school(oneEach);
  const stands = schedule(
    [at('ALG-1', 'F1'), at('BIO-1', 'F1'), at('NEW-1', 'F2')],
    [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1'), sits('Kim', 'ALG-1', { course: 'CHEM' })],
  );
  expect(createBoard(problem, stands).plain.leftOut.map(({ sentence }) => sentence)).toEqual([
    'Section NEW-1 is none of the problem’s; it is left out.',
    'Kim’s seat for BIO in BIO-1 breaks a rule or was not asked for; it is left out.',
    'Kim’s seat for CHEM in ALG-1 breaks a rule or was not asked for; it is left out.',
  ]);
});
