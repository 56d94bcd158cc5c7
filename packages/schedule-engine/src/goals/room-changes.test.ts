import { expect, it } from 'vitest';
import { at, course, schedule, school } from '../rules/test-school.ts';
import { goal } from './room-changes.ts';
import { reached } from './test-goal.ts';

const problem = school({
  courses: ['ALG', 'BIO', 'CHEM'].map((id) => course(id)),
  teachers: [{ id: 'Ada', qualifiedFor: ['ALG', 'BIO', 'CHEM'] }],
});
const inRoom = (room: string) => ({ teacher: 'Ada', room });

it('counts each change of room from one slot to the next', () => {
  const sections = [
    at('ALG-1', 'F1', inRoom('R1')),
    at('BIO-1', 'F2', inRoom('R2')),
    at('CHEM-1', 'F3', inRoom('R1')),
  ];
  expect(reached(goal, problem, schedule(sections))).toEqual({
    amounts: [2],
    said: ['Teacher Ada changes rooms 2 times: R1 to R2 between F1 and F2, R2 to R1 between F2 and F3.'],
  });
});

it('counts none with a free slot between, a break, the same room, or the end of a term', () => {
  const apart = [at('ALG-1', 'F1', inRoom('R1')), at('BIO-1', 'F3', inRoom('R2'))];
  expect(reached(goal, problem, schedule(apart)).amounts).toEqual([]);
  const same = [at('ALG-1', 'F1', inRoom('R1')), at('BIO-1', 'F2', inRoom('R1'))];
  expect(reached(goal, problem, schedule(same)).amounts).toEqual([]);
  const overTerms = [at('ALG-1', 'F4', inRoom('R1')), at('BIO-1', 'S1', inRoom('R2'))];
  expect(reached(goal, problem, schedule(overTerms)).amounts).toEqual([]);
  const slots = problem.bell.slots.map((slot) => (slot.id === 'F2' ? { ...slot, breakBefore: true } : slot));
  const withBreak = { ...problem, bell: { ...problem.bell, slots } };
  const next = [at('ALG-1', 'F1', inRoom('R1')), at('BIO-1', 'F2', inRoom('R2'))];
  expect(reached(goal, withBreak, schedule(next)).amounts).toEqual([]);
});
