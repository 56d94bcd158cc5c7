import { expect, it } from 'vitest';
import { rule } from './common-planning.ts';
import { at, found, nothing, schedule, school } from './test-school.ts';

const team = school({ teams: [{ id: '9A', teachers: ['Ada', 'Bo'], commonPlanning: 1 }] });
const busy = (...patterns: string[]) =>
  schedule(
    patterns.map((pattern, index) =>
      at(`ALG-${index}`, pattern, { teacher: index % 2 === 0 ? 'Ada' : 'Bo' }),
    ),
  );

it('tells of a day on which one of the team teaches in every slot', () => {
  expect(found(rule, team, busy('F1', 'F2', 'F3', 'F4'))).toEqual({
    facts: [{ team: '9A', term: 'F', dayType: 'D', free: [], wanted: 1 }],
    said: ['Team 9A has 0 common free slots on day D of term F and needs 1; move a section of its teachers.'],
  });
});

it('is content with one slot in which none of them teaches, or with no wish', () => {
  expect(found(rule, team, busy('F1', 'F2', 'F3', 'S1'))).toEqual(nothing);
  const free = school({ teams: [{ id: '9A', teachers: ['Ada', 'Bo'] }] });
  expect(found(rule, free, busy('F1', 'F2', 'F3', 'F4'))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
