import { describe, expect, it } from 'vitest';
import { readFetFile } from '../readers/fet/fet-file.ts';
import { placementFet } from './fet-text.ts';
import { generateSchool } from './generate-school.ts';
import { schoolParameters } from './parameters.ts';

describe('the placement part of a generated school', () => {
  const school = generateSchool(schoolParameters(300, 1));
  const read = readFetFile(placementFet(school));
  const problem = read.ok ? read.value.problem : undefined;

  it('is read back without a fault, with every section, its teachers and its rooms', () => {
    expect(read.ok ? read.value.warnings : read.error).toEqual([]);
    const count = school.courses.reduce((sum, { sections = 0 }) => sum + sections, 0);
    expect(problem?.sections).toHaveLength(count);
    for (const { teachers = [], rooms = [] } of problem?.sections ?? []) {
      expect(teachers).toHaveLength(1);
      expect(rooms.length).toBeGreaterThan(0);
    }
    expect(problem?.bell.slots).toHaveLength(10);
  });

  it('gives nobody more sections than the load, as second teacher too', () => {
    const taught = (problem?.sections ?? []).flatMap(({ teachers = [], coTeachers = [] }) => [
      ...teachers,
      ...coTeachers,
    ]);
    for (const { id, maxSections = 0 } of school.teachers ?? [])
      expect(taught.filter((teacher) => teacher === id).length).toBeLessThanOrEqual(maxSections);
  });

  it('keeps singletons apart that students ask for together, each from a few', () => {
    const pairs = problem?.students ?? [];
    expect(pairs.length).toBeGreaterThan(20);
    const partners = pairs.flatMap(({ requests }) => requests.map(({ course }) => course));
    for (const course of new Set(partners))
      expect(partners.filter((other) => other === course).length).toBeLessThanOrEqual(5);
  });
});
