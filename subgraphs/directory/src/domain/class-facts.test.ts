import { describe, expect, it } from 'vitest';
import { createClassFacts } from './class-facts.ts';

const teacher = (personId: string, isPrimary: boolean | null) =>
  ({ classId: 'c', role: 'TEACHER', personId, studentId: null, isPrimary }) as const;
const learner = (studentId: string) =>
  ({ classId: 'c', role: 'STUDENT', personId: null, studentId, isPrimary: null }) as const;

describe('the facts of a class', () => {
  it('name the primary teacher first and count each student once', () => {
    const facts = createClassFacts();
    for (const enrollment of [
      teacher('a', null),
      teacher('b', true),
      learner('s1'),
      learner('s1'),
      learner('s2'),
    ]) {
      facts.add(enrollment);
    }
    expect(facts.of('c')).toEqual({ teacherIds: ['b', 'a'], studentCount: 2 });
  });

  it('are empty for a class without enrolments', () => {
    expect(createClassFacts().of('c')).toEqual({ teacherIds: [], studentCount: 0 });
  });

  it('do not count who proctors, nor take staff who learn for a teacher', () => {
    const facts = createClassFacts();
    facts.add({ ...teacher('p', null), role: 'PROCTOR' });
    facts.add({ ...teacher('q', null), role: 'STUDENT' });
    expect(facts.of('c')).toEqual({ teacherIds: [], studentCount: 1 });
  });
});
