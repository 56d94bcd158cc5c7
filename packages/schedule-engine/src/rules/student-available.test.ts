import { expect, it } from 'vitest';
import { rule } from './student-available.ts';
import { asks, at, found, nothing, schedule, school, sits } from './test-school.ts';

const sections = [at('ALG-1', 'F1'), at('BIO-1', 'F2'), at('CHEM-1', 'S1')];

it('tells of a seat while the student is away', () => {
  const away = school({ students: [asks('Kim', ['ALG', 'BIO'], { unavailable: ['F1'] })] });
  expect(found(rule, away, schedule(sections, [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1')]))).toEqual({
    facts: [{ kind: 'AWAY', student: 'Kim', section: 'ALG-1', slot: 'F1' }],
    said: ['Student Kim sits in ALG-1 in F1 and is not at school then; give up the seat.'],
  });
});

it('tells of a day with more slots than the student may take', () => {
  const short = school({ students: [asks('Kim', ['ALG', 'BIO'], { maxSlots: 1 })] });
  expect(found(rule, short, schedule(sections, [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1')]))).toEqual({
    facts: [{ kind: 'DAY_TOO_FULL', student: 'Kim', term: 'F', dayType: 'D', taken: 2, most: 1 }],
    said: ['Student Kim takes 2 slots on day D of term F and may take 1; give up a seat.'],
  });
});

it('counts the slots of each term apart', () => {
  const short = school({ students: [asks('Kim', ['ALG', 'CHEM'], { maxSlots: 1, unavailable: ['F2'] })] });
  expect(found(rule, short, schedule(sections, [sits('Kim', 'ALG-1'), sits('Kim', 'CHEM-1')]))).toEqual(
    nothing,
  );
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
