import type { ScheduleProblem } from '@quad/schedule-engine';

const slots = ['1', '2', '3', '4'].map((id) => ({
  id,
  term: Number(id) < 3 ? 'S1' : 'S2',
  dayType: 'D',
  period: `P${id}`,
}));

const asks = (id: string, primaries: readonly string[], alternates: readonly string[] = []) => ({
  id,
  requests: [
    ...primaries.map((course) => ({ course, kind: 'PRIMARY' as const })),
    ...alternates.map((course) => ({ course, kind: 'ALTERNATE' as const })),
  ],
});

/**
 * Three students, four slots, one section of each course: physics has two seats for three who ask, algebra comes in an
 * earlier term than physics, and art has a seat for who misses it.
 */
export const twoTermSchool: ScheduleProblem = {
  format: 'quad-schedule-problem/1',
  id: 'two-term-school',
  bell: {
    terms: [{ id: 'S1' }, { id: 'S2' }],
    dayTypes: [{ id: 'D' }],
    slots,
    patterns: slots.map(({ id }) => ({ id, slots: [id] })),
  },
  courses: [
    { id: 'ALGEBRA', cap: 3, sections: 1 },
    { id: 'PHYSICS', cap: 2, sections: 1 },
    { id: 'HISTORY', cap: 3, sections: 1 },
    { id: 'ART', cap: 1, sections: 1 },
  ],
  sequences: [{ first: 'ALGEBRA', next: 'PHYSICS' }],
  students: [
    asks('one', ['ALGEBRA', 'PHYSICS', 'HISTORY']),
    asks('two', ['ALGEBRA', 'PHYSICS', 'HISTORY']),
    asks('three', ['PHYSICS', 'HISTORY'], ['ART']),
  ],
};
