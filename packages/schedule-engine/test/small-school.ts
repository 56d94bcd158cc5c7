import { problemFormat, type ScheduleProblem } from '../src/problem/problem.ts';

/**
 * A school of two kinds of day with two periods each, two teachers and two rooms, in which everything that a problem
 * can say is said once and nothing is wrong.
 */
export function smallSchool(): ScheduleProblem {
  return {
    format: problemFormat,
    id: 'small',
    bell: {
      terms: [{ id: 'T1' }],
      dayTypes: [{ id: 'A' }, { id: 'B' }],
      slots: [
        { id: 'A1', term: 'T1', dayType: 'A', period: 'P1', minutes: 50 },
        { id: 'A2', term: 'T1', dayType: 'A', period: 'P2', minutes: 50 },
        { id: 'B1', term: 'T1', dayType: 'B', period: 'P1', minutes: 50 },
        { id: 'B2', term: 'T1', dayType: 'B', period: 'P2', minutes: 50 },
      ],
      patterns: ['A1', 'A2', 'B1', 'B2'].map((id) => ({ id, slots: [id] })),
      lunch: [{ slots: ['A1', 'A2'] }],
    },
    courses: [
      { id: 'ART', cap: 2, sections: 1, roomType: 'studio', minimum: 2 },
      { id: 'BIO', cap: 2, sections: 2, prerequisites: ['SCI'], gives: 'ELD' },
      { id: 'CHO', cap: 2, sections: 1, coTaught: { sections: 1, coTeachers: ['kim'] } },
      { id: 'OLD', cap: 0, sections: 0 },
    ],
    sequences: [{ first: 'ART', next: 'BIO' }],
    sections: [{ id: 'BIO-X', courses: ['BIO'], cap: 1, patterns: ['A1', 'B1'], team: 'red' }],
    links: [{ kind: 'DIFFERENT_TIME', sections: ['BIO-X', 'BIO-2'] }],
    teachers: [
      { id: 'kim', qualifiedFor: ['ART', 'BIO'], unavailable: ['B2'] },
      { id: 'lee', qualifiedFor: ['BIO', 'CHO'] },
    ],
    rooms: [
      { id: 'R1', type: 'studio', capacity: 2 },
      { id: 'R2', type: 'hall', capacity: 9 },
    ],
    teams: [{ id: 'red', teachers: ['kim', 'lee'] }],
    students: [
      {
        id: 's1',
        team: 'red',
        priorCourses: ['SCI'],
        requests: [
          { course: 'BIO', kind: 'PRIMARY' },
          { course: 'ART', kind: 'ALTERNATE', insteadOf: 'BIO' },
        ],
        services: [{ service: 'ELD', minutes: 50 }],
      },
      { id: 's2', requests: [{ course: 'CHO', kind: 'PRIMARY' }], coTaught: ['CHO'], needs: ['IEP'] },
    ],
    apart: [{ students: ['s1', 's2'] }, { student: 's1', teacher: 'lee' }],
    locks: {
      placements: [{ section: 'BIO-X', pattern: 'A1', teacher: 'lee' }],
      seats: [{ student: 's1', section: 'BIO-X', course: 'BIO' }],
    },
    nonNegotiables: [
      {
        id: 'N1',
        words: 'Biology in the morning',
        form: { kind: 'COURSE_IN_SLOTS', courses: ['BIO'], slots: ['A1', 'B1'] },
      },
    ],
    goals: { preps: 2 },
    previous: { placements: [], seats: [] },
  };
}

/** The same with one part of the school changed. */
export function schoolWith(change: Partial<ScheduleProblem>): ScheduleProblem {
  return { ...smallSchool(), ...change };
}
