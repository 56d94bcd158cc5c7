import { describe, expect, it } from 'vitest';
import { compile } from '../../model/compile.ts';
import { problemFormat, type ScheduleProblem } from '../../problem/problem.ts';
import { checkSchedule } from '../../rules/index.ts';
import { defaultCooling } from '../cooling.ts';
import { recountCost } from '../recount.ts';
import { startSearch, step } from '../search.ts';
import { solutionOf } from '../solution-of.ts';
import { createState } from '../state.ts';
import { tallyOf } from '../tally.ts';
import { ruledSchool } from '../test-schools.ts';
import { weightsOf } from '../weights.ts';
import { placeStep } from './place-step.ts';
import { createPlacing } from './placing.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** As many classes, teachers and slots as `size`; each teacher has each class once, so that everybody is always busy. */
function fullTimetable(size: number, change: Partial<ScheduleProblem> = {}): ScheduleProblem {
  const lessons = numbers(size).flatMap((teacher) =>
    numbers(size).map((group) => ({ id: `L${teacher}-${group}`, teacher: `T${teacher}`, group })),
  );
  return {
    format: problemFormat,
    id: 'full',
    bell: {
      terms: [{ id: 'week' }],
      dayTypes: [{ id: 'Mon' }, { id: 'Tue' }],
      slots: numbers(size).map((slot) => ({
        id: `S${slot}`,
        term: 'week',
        dayType: slot < size / 2 ? 'Mon' : 'Tue',
        period: `P${slot}`,
      })),
      patterns: numbers(size).map((slot) => ({ id: `S${slot}`, slots: [`S${slot}`] })),
    },
    courses: lessons.map(({ id }) => ({ id, cap: 2 })),
    sections: lessons.map(({ id, teacher }) => ({ id, courses: [id], teachers: [teacher] })),
    teachers: numbers(size).map((teacher) => ({
      id: `T${teacher}`,
      qualifiedFor: lessons.filter((lesson) => lesson.teacher === `T${teacher}`).map(({ id }) => id),
    })),
    students: numbers(size).map((group) => ({
      id: `G${group}`,
      requests: lessons
        .filter((lesson) => lesson.group === group)
        .map(({ id }) => ({ course: id, kind: 'PRIMARY' as const, isMandatory: true })),
    })),
    ...change,
  };
}

const begun = (problem: ScheduleProblem, seed: number) =>
  startSearch(createState(compile(problem), weightsOf(problem.goals), seed), defaultCooling);

describe('the placing of sections', () => {
  it.each([1, 2, 3])('finds a place for every lesson of a timetable without a free hour, seed %i', (seed) => {
    const problem = fullTimetable(6);
    const search = begun(problem, seed);
    step(search, 5000);
    const { state } = search;
    expect(tallyOf(state)).toMatchObject({ met: 36, offered: 36, sectionsUnplaced: 0 });
    expect(checkSchedule(problem, solutionOf(problem, state))).toEqual([]);
    expect(recountCost(state)).toBe(state.cost);
  });

  it('places sections that nobody asks for', () => {
    const problem = fullTimetable(5, { students: [] });
    const search = begun(problem, 1);
    step(search, 100);
    expect(tallyOf(search.state).sectionsUnplaced).toBe(0);
  });

  it('gives the same schedule to the same steps, however they are cut', () => {
    const problem = fullTimetable(6);
    const whole = begun(problem, 4);
    const cut = begun(problem, 4);
    step(whole, 60);
    for (const part of [1, 19, 33, 7]) step(cut, part);
    expect(solutionOf(problem, cut.state)).toEqual(solutionOf(problem, whole.state));
  });

  it('moves sections together that meet at the same time or one right after the other', () => {
    const problem = fullTimetable(4, {
      links: [
        { kind: 'SAME_PATTERN', sections: ['L0-0', 'L1-1', 'L2-2'] },
        { kind: 'CONSECUTIVE', sections: ['L3-0', 'L3-1'] },
      ],
    });
    const search = begun(problem, 1);
    step(search, 5000);
    expect(tallyOf(search.state)).toMatchObject({ met: 16, sectionsUnplaced: 0 });
    expect(checkSchedule(problem, solutionOf(problem, search.state))).toEqual([]);
  });

  it('leaves out what has no place, and places the rest', () => {
    const problem = fullTimetable(4);
    const extra: ScheduleProblem = {
      ...problem,
      courses: [...problem.courses, { id: 'MORE', cap: 1 }],
      sections: [...(problem.sections ?? []), { id: 'MORE', courses: ['MORE'], teachers: ['T0'] }],
      teachers: (problem.teachers ?? []).map((teacher) =>
        teacher.id === 'T0' ? { ...teacher, qualifiedFor: [...teacher.qualifiedFor, 'MORE'] } : teacher,
      ),
    };
    const search = begun(extra, 1);
    step(search, 30_000);
    expect(search.placing).toBeUndefined();
    expect(tallyOf(search.state)).toMatchObject({ sectionsUnplaced: 1 });
    expect(checkSchedule(extra, solutionOf(extra, search.state))).toEqual([]);
  });

  it('breaks a wish only where a lesson would have no place', () => {
    const watcher = (id: string, courses: readonly string[]) => ({
      id,
      maxSlots: 1,
      requests: courses.map((course) => ({ course, kind: 'PRIMARY' as const })),
    });
    const problem = fullTimetable(4);
    const wishes = { ...problem, students: [...problem.students, watcher('W', ['L0-0', 'L0-1'])] };
    const search = begun(wishes, 1);
    step(search, 5000);
    expect(tallyOf(search.state)).toMatchObject({ met: 18, sectionsUnplaced: 0 });
    // Two days cannot part three lessons.
    const tooMany = { ...problem, students: [...problem.students, watcher('W', ['L0-0', 'L0-1', 'L0-2'])] };
    const other = begun(tooMany, 1);
    step(other, 5000);
    expect(tallyOf(other.state)).toMatchObject({ met: 18, offered: 19, sectionsUnplaced: 0 });
  });

  it.each([1, 2, 3])('keeps every rule of a school at every step, seed %i', (seed) => {
    const problem = ruledSchool(seed);
    const state = createState(compile(problem), weightsOf(problem.goals), seed);
    const placing = createPlacing(state);
    for (let count = 0; count < 300; count += 1) {
      placeStep(placing);
      if (count % 10 === 0)
        expect(
          checkSchedule({ ...problem, students: [], locks: {} }, solutionOf(problem, placing.draft)),
        ).toEqual([]);
    }
    expect(recountCost(placing.draft)).toBe(placing.draft.cost);
    expect(placing.best.waitingSections).toBeLessThan(3);
  });
});
