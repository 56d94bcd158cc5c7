import { describe, expect, it } from 'vitest';
import { bestTimetable } from './best-timetable.ts';
import type { Loading } from './loading.ts';
import { loadByPrices } from './price-loader.ts';

const place = (section: string, slot: number, cap: number) => ({ section, slots: 1 << slot, cap });
const wish = (course: string, ...options: readonly number[]) => ({ course, worth: 1, options });
const metOf = (loading: Loading) =>
  loadByPrices(loading)
    .flat()
    .filter((at) => at >= 0).length;
const none = { lunches: [], apart: [] };

describe('the best timetable of one student', () => {
  const places = [place('A', 0, 1), place('B', 0, 1), place('C', 1, 1)];
  const student = { id: 's', wishes: [wish('X', 0, 2), wish('Y', 1)] };

  it('meets all wishes where they fit', () => {
    expect(bestTimetable(student, { places, students: [student], ...none }, () => 0)).toEqual([2, 1]);
  });

  it('gives up what costs more than it is worth, and never takes a closed place', () => {
    const loading = { places, students: [student], ...none };
    expect(bestTimetable(student, loading, (at) => (at === 2 ? 1.5 : 0.1))).toEqual([0, -1]);
    expect(bestTimetable(student, loading, () => Number.POSITIVE_INFINITY)).toEqual([-1, -1]);
  });

  it('leaves a slot for lunch', () => {
    const loading = { places, students: [student], lunches: [0b11], apart: [] };
    expect(bestTimetable(student, loading, () => 0).filter((at) => at >= 0)).toHaveLength(1);
  });
});

describe('the price loader', () => {
  it('meets an obvious optimum: who can go elsewhere leaves the full section to who cannot', () => {
    const places = [place('M1', 0, 2), place('M2', 1, 2), place('ART', 1, 2)];
    const flexible = (id: string) => ({ id, wishes: [wish('M', 0, 1)] });
    const bound = (id: string) => ({ id, wishes: [wish('M', 0, 1), wish('ART', 2)] });
    const students = [flexible('a'), flexible('b'), bound('c'), bound('d')];
    expect(metOf({ places, students, ...none })).toBe(6);
  });

  it('keeps caps, and students apart', () => {
    const places = [place('M1', 0, 3)];
    const students = ['a', 'b', 'c', 'd'].map((id) => ({ id, wishes: [wish('M', 0)] }));
    expect(metOf({ places, students, ...none })).toBe(3);
    expect(metOf({ places, students: students.slice(0, 2), lunches: [], apart: [[0, 1]] })).toBe(1);
  });

  it('seats nobody where there is nobody', () => {
    expect(loadByPrices({ places: [], students: [], ...none })).toEqual([]);
  });
});
