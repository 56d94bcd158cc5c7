import { describe, expect, it } from 'vitest';
import { fall, sectionWith, spring, wholeYear } from '../../test/sections.ts';
import { teachingLoadsOf } from './teaching-load.ts';

describe('teaching loads', () => {
  it('count sections, distinct periods, seats and distinct courses of a person at a school in a term', () => {
    const sections = [
      sectionWith({ classId: 'cls_1', courseId: 'crs_algebra', periods: ['1'], studentCount: 24 }),
      sectionWith({ classId: 'cls_2', courseId: 'crs_algebra', periods: ['2', '3'], studentCount: 26 }),
      sectionWith({ classId: 'cls_3', courseId: 'crs_physics', periods: ['3'], studentCount: 20 }),
      sectionWith({ classId: 'cls_4', courseId: 'crs_homeroom', periods: [], studentCount: 12 }),
    ];
    expect(teachingLoadsOf(sections, [fall])).toEqual([
      {
        tenantId: 'org_lake',
        personId: 'per_ada',
        schoolId: 'org_high',
        term: fall,
        sectionCount: 4,
        periodCount: 3,
        studentCount: 82,
        preps: 3,
      },
    ]);
  });

  it('count a section in every term on whose days it meets', () => {
    const sections = [
      sectionWith({ classId: 'cls_1', terms: [wholeYear] }),
      sectionWith({ classId: 'cls_2', terms: [spring] }),
    ];
    const counts = teachingLoadsOf(sections, [fall, spring]).map((load) => [load.term.id, load.sectionCount]);
    expect(counts).toEqual([
      ['ses_fall', 1],
      ['ses_spring', 2],
    ]);
  });

  it('count a co-taught section for each teacher, and a teacher named twice once', () => {
    const sections = [sectionWith({ classId: 'cls_1', teacherIds: ['per_ada', 'per_bo', 'per_ada'] })];
    const counts = teachingLoadsOf(sections, [fall]).map((load) => [load.personId, load.sectionCount]);
    expect(counts).toEqual([
      ['per_ada', 1],
      ['per_bo', 1],
    ]);
  });

  it('stand apart for each school', () => {
    const sections = [
      sectionWith({ classId: 'cls_1' }),
      sectionWith({ classId: 'cls_2', schoolId: 'org_middle' }),
    ];
    expect(teachingLoadsOf(sections, [fall]).map((load) => load.schoolId)).toEqual([
      'org_high',
      'org_middle',
    ]);
  });

  it('are none without sections or without terms', () => {
    expect(teachingLoadsOf([], [fall])).toEqual([]);
    expect(teachingLoadsOf([sectionWith({ classId: 'cls_1' })], [])).toEqual([]);
  });
});
