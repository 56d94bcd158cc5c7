import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemFormat } from '../problem/problem.ts';
import { validateProblem } from '../problem/validate-problem.ts';
import { schoolFigures } from './conflict-density.ts';
import { generateSchool } from './generate-school.ts';
import { realShares, requestsPerStudent, schoolParameters } from './parameters.ts';

const small = generateSchool(schoolParameters(300, 1));

/** Shares of courses with one, with two and with more sections. */
function sharesOf(students: number) {
  const { courses, singletons, doubletons } = schoolFigures(generateSchool(schoolParameters(students, 1)));
  return {
    singletons: singletons / courses,
    doubletons: doubletons / courses,
    larger: 1 - (singletons + doubletons) / courses,
  };
}

describe('a generated school', () => {
  it('is a problem without a fault', () => {
    for (const seed of [1, 2, 3]) {
      const checked = validateProblem(generateSchool(schoolParameters(300, seed)));
      expect(checked.ok ? checked.value.warnings : checked.error).toEqual([]);
    }
  });

  it('is the same for the same parameters, and another for another seed', () => {
    expect(generateSchool(schoolParameters(300, 1))).toEqual(small);
    expect(generateSchool(schoolParameters(300, 2)).students).not.toEqual(small.students);
  });

  it('has the catalogue and the seat slack of its parameters', () => {
    for (const seatSlack of [0.06, 0.02]) {
      const figures = schoolFigures(generateSchool(schoolParameters(300, 1, { seatSlack })));
      expect(figures).toMatchObject({ students: 300, courses: 60, requests: 300 * requestsPerStudent });
      expect(figures.seatSlack).toBeLessThan(seatSlack + 0.0001);
      expect(figures.seatSlack).toBeGreaterThan(seatSlack - 0.005);
    }
  });

  it('of 2,400 has 640 sections, and singletons and doubletons as the real schedule has', () => {
    const figures = schoolFigures(generateSchool(schoolParameters(2400, 1)));
    expect(figures).toMatchObject({ courses: 190, sections: 640 });
    expect(Math.abs(figures.singletons / figures.courses - realShares.singletons)).toBeLessThan(0.03);
    expect(Math.abs(figures.doubletons / figures.courses - realShares.doubletons)).toBeLessThan(0.03);
  });

  it.each([300, 800])(
    'of %i has more singletons than the real schedule, as its sections are fewer than its courses need',
    (students) => {
      const { singletons, doubletons, larger } = sharesOf(students);
      expect(singletons).toBeGreaterThan(realShares.singletons + 0.05);
      expect(doubletons).toBeGreaterThan(realShares.doubletons - 0.03);
      expect(larger).toBeLessThan(1 - realShares.singletons - realShares.doubletons);
    },
  );

  it('has somebody and some place for every section', () => {
    const { courses, teachers = [], rooms = [] } = small;
    for (const { id, roomType } of courses) {
      expect(teachers.some(({ qualifiedFor }) => qualifiedFor.includes(id))).toBe(true);
      expect(rooms.some(({ type }) => type === roomType)).toBe(true);
    }
    const sections = courses.reduce((sum, course) => sum + (course.sections ?? 0), 0);
    expect(teachers.reduce((sum, { maxSections = 0 }) => sum + maxSections, 0)).toBeGreaterThan(sections);
    expect(rooms.length * 8).toBeGreaterThan(sections);
  });

  it('lets second teachers prepare every course that is co-taught', () => {
    for (const seed of [1, 2, 3]) {
      const { courses, sections = [], teachers = [] } = generateSchool(schoolParameters(300, seed));
      const coTaught = new Set([
        ...courses.filter((course) => (course.coTaught?.sections ?? 0) > 0).map(({ id }) => id),
        ...sections
          .filter(({ coTeachers }) => coTeachers !== undefined)
          .flatMap((section) => section.courses),
      ]);
      const support = teachers.filter(({ id }) => id.endsWith('-SUP'));
      const preps = support.reduce((sum, { maxPreps = 0 }) => sum + maxPreps, 0);
      expect(preps).toBeGreaterThan(coTaught.size + (support[0]?.qualifiedFor.length ?? 0));
    }
  });

  it('closes no course to a student who asks for it', () => {
    const { courses, students } = generateSchool(schoolParameters(800, 1));
    const levelOf = new Map(courses.map(({ id, level }) => [id, level]));
    for (const { requests, closedLevels = [], priorCourses = [] } of students)
      for (const { course } of requests) {
        expect(closedLevels.map(({ level }) => level)).not.toContain(levelOf.get(course));
        const { prerequisites = [] } = courses.find(({ id }) => id === course) ?? {};
        for (const prior of prerequisites) expect(priorCourses).toContain(prior);
      }
  });

  it('has teams with a teacher for each of their courses, co-teaching, services and needs', () => {
    const { teams = [], sections = [], students, courses } = small;
    expect(teams.map(({ teachers }) => teachers.length)).toEqual([4]);
    expect(sections.some(({ coTeachers }) => (coTeachers ?? []).length > 0)).toBe(true);
    expect(courses.some(({ coTaught }) => (coTaught?.sections ?? 0) > 0)).toBe(true);
    const isIn = (low: number, share: number, high: number) => share * 300 >= low && share * 300 <= high;
    const share = (need: string) => students.filter(({ needs }) => needs?.includes(need)).length / 300;
    expect(isIn(24, share('IEP'), 50)).toBe(true);
    expect(isIn(14, share('EL'), 36)).toBe(true);
    expect(students.filter(({ services }) => services !== undefined).length).toBeGreaterThan(20);
  });

  it.each([
    ['the less electives follow the track', { correlation: 0 }, { correlation: 3 }],
    ['the more students are out of step', { outOfStep: 0.2 }, { outOfStep: 0 }],
    ['the more singletons mix grades', { otherGrade: 0.3 }, { otherGrade: 0 }],
  ])('has more pairs of courses that conflict %s', (_, more, less) => {
    const density = (change: object) =>
      schoolFigures(generateSchool(schoolParameters(868, 1, { courses: 106, ...change }))).conflictDensity;
    expect(density(more)).toBeGreaterThan(density(less) + 0.01);
  });

  it('has the conflicts of the real school `bc-school-2024` at its size, of all pairs and of singletons', () => {
    const figures = [1, 2, 3].map((seed) =>
      schoolFigures(generateSchool(schoolParameters(868, seed, { courses: 106 }))),
    );
    const mean = (densities: readonly number[]) => densities.reduce((sum, one) => sum + one, 0) / 3;
    expect(Math.abs(mean(figures.map(({ conflictDensity }) => conflictDensity)) - 0.467)).toBeLessThan(0.02);
    expect(Math.abs(mean(figures.map(({ singletonDensity }) => singletonDensity)) - 0.29)).toBeLessThan(0.02);
  });
});

describe('the figures of a school', () => {
  it('count pairs of courses that a student asks for, seats and sections', () => {
    const asks = (id: string, ...courses: readonly string[]) => ({
      id,
      requests: courses.map((course) => ({ course, kind: 'PRIMARY' as const })),
    });
    const figures = schoolFigures({
      format: problemFormat,
      id: 'three',
      bell: { terms: [], dayTypes: [], slots: [], patterns: [] },
      courses: [
        { id: 'ART', cap: 2, sections: 1 },
        { id: 'BIO', cap: 3, sections: 1 },
        { id: 'CHO', cap: 1, sections: 2 },
        { id: 'OLD', cap: 9, sections: 0 },
      ],
      students: [asks('s1', 'ART', 'BIO'), asks('s2', 'BIO', 'CHO'), asks('s3', 'OLD', 'BIO')],
    });
    expect(figures).toEqual({
      students: 3,
      courses: 3,
      sections: 4,
      singletons: 2,
      doubletons: 1,
      requests: 5,
      seatSlack: 7 / 5 - 1,
      conflictDensity: 2 / 3,
      singletonDensity: 1,
    });
  });

  it('of nobody are zeros', () => {
    expect(schoolFigures({ ...small, students: [] })).toMatchObject({ courses: 0, conflictDensity: 0 });
  });
});

const file = join(
  resolve(import.meta.dirname, '../../../..', process.env.QUAD_TEST_DATA ?? '../shared/data'),
  'scheduling/arena-hs-2014s/master_schedule_anon.json',
);
if (!existsSync(file)) console.warn(`Skipped: no test data at ${file}; set QUAD_TEST_DATA to its folder.`);

describe.skipIf(!existsSync(file))('the proportions that generated schools follow', () => {
  it('are those of the real master schedule', () => {
    const courses = JSON.parse(readFileSync(file, 'utf8')) as { sections: unknown[] }[];
    const counts = courses.map(({ sections }) => sections.length);
    const share = (size: number) => counts.filter((count) => count === size).length / counts.length;
    expect(realShares.singletons).toBe(share(1));
    expect(realShares.doubletons).toBe(share(2));
    const larger = counts.filter((count) => count > 6 && count < 100).sort((a, b) => b - a);
    expect(realShares.larger.slice(0, larger.length)).toEqual(larger);
  });
});
