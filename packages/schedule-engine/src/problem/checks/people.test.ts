import { describe, expect, it } from 'vitest';
import { codesOf, faultsOf } from '../../../test/faults-of.ts';
import { schoolWith, smallSchool } from '../../../test/small-school.ts';
import type { ScheduleProblem } from '../problem.ts';
import type { Student } from '../student.ts';

const base = smallSchool();
const with3 = (student: Partial<Student>) =>
  schoolWith({ students: [...base.students, { id: 's3', requests: [], ...student }] });
const asks = (...courses: string[]) => courses.map((course) => ({ course, kind: 'PRIMARY' as const }));
/** A student who needs a service that biology gives, biology being of the level EL. */
const schoolOfLevels = (closedLevels: NonNullable<Student['closedLevels']>): ScheduleProblem => ({
  ...with3({ requests: asks('BIO'), services: [{ service: 'ELD', minutes: 50 }], closedLevels }),
  courses: base.courses.map((course) => (course.id === 'BIO' ? { ...course, level: 'EL' } : course)),
});

const cases: [string, ScheduleProblem, string, ScheduleProblem][] = [
  ['two students of one id', with3({ id: 's2' }), 'WARNING DUPLICATE_ID s2', with3({})],
  [
    'a request for an unknown course',
    with3({ requests: asks('Z') }),
    'WARNING UNKNOWN_ID Z',
    with3({ requests: asks('OLD') }),
  ],
  [
    'a student of an unknown team',
    with3({ team: 'blue' }),
    'WARNING UNKNOWN_ID blue',
    with3({ team: 'red' }),
  ],
  [
    'a student away in an unknown slot',
    with3({ unavailable: ['Z'] }),
    'WARNING UNKNOWN_ID Z',
    with3({ unavailable: ['A1'] }),
  ],
  [
    'more requests than slots',
    with3({ requests: asks('ART', 'BIO', 'CHO'), maxSlots: 1 }),
    'WARNING MORE_REQUESTS_THAN_SLOTS s3',
    with3({ requests: asks('ART', 'BIO'), maxSlots: 1 }),
  ],
  [
    'more requests than slots beside lunch',
    with3({ requests: asks('ART', 'BIO', 'CHO'), unavailable: ['B1'] }),
    'WARNING MORE_REQUESTS_THAN_SLOTS s3',
    with3({ requests: asks('ART', 'BIO', 'CHO') }),
  ],
  [
    'a request twice',
    with3({ requests: asks('ART', 'ART') }),
    'WARNING REQUEST_TWICE s3',
    with3({ requests: asks('ART', 'BIO') }),
  ],
  [
    'an alternate for what is not asked',
    with3({ requests: [{ course: 'ART', kind: 'ALTERNATE', insteadOf: 'BIO' }] }),
    'WARNING ALTERNATE_FOR_NOTHING s3',
    with3({ requests: [{ course: 'ART', kind: 'ALTERNATE' }] }),
  ],
  [
    'a co-taught wish where none is',
    with3({ requests: asks('ART'), coTaught: ['ART'] }),
    'WARNING NO_CO_TAUGHT_SECTION s3',
    with3({ requests: asks('CHO'), coTaught: ['CHO'] }),
  ],
  [
    'a service that no course gives',
    with3({ services: [{ service: 'SPEECH', minutes: 1 }] }),
    'WARNING SERVICE_NOT_GIVEN s3',
    with3({ services: [{ service: 'SPEECH', minutes: 0 }] }),
  ],
  [
    'a service that only a course closed to the student gives',
    schoolOfLevels([{ level: 'EL', reason: 'The plan says so.' }]),
    'WARNING SERVICE_NOT_GIVEN s3',
    schoolOfLevels([{ level: 'AP', reason: 'The plan says so.' }]),
  ],
  [
    'more service minutes than asked courses give',
    with3({ requests: asks('BIO'), services: [{ service: 'ELD', minutes: 51 }] }),
    'WARNING SERVICE_NOT_GIVEN s3',
    with3({ requests: asks('BIO'), services: [{ service: 'ELD', minutes: 50 }] }),
  ],
  [
    'minutes of a service and slots that say none',
    schoolWith({
      bell: {
        ...base.bell,
        slots: base.bell.slots.map((slot) => (slot.id === 'B2' ? { ...slot, minutes: 0 } : slot)),
      },
    }),
    'WARNING MINUTES_NOT_SAID B2',
    base,
  ],
  [
    'a team without teachers',
    schoolWith({ teams: [{ id: 'red', teachers: [] }], sections: [], links: [], locks: {} }),
    'WARNING EMPTY_TEAM red',
    schoolWith({ teams: [{ id: 'red', teachers: ['kim'] }], sections: [], links: [], locks: {} }),
  ],
  [
    'a team without students',
    schoolWith({ teams: [...(base.teams ?? []), { id: 'new', teachers: ['kim'] }] }),
    'WARNING EMPTY_TEAM new',
    base,
  ],
  [
    'a student apart from oneself',
    schoolWith({ apart: [{ students: ['s1', 's1'] }] }),
    'WARNING APART_FROM_ONESELF s1',
    schoolWith({ apart: [{ students: ['s1', 's2'] }] }),
  ],
  [
    'a pair with an unknown teacher',
    schoolWith({ apart: [{ student: 's1', teacher: 'joe' }] }),
    'WARNING UNKNOWN_ID joe',
    base,
  ],
  [
    'a teacher of an unknown course',
    schoolWith({ teachers: [...(base.teachers ?? []), { id: 'joe', qualifiedFor: ['Z'] }] }),
    'WARNING UNKNOWN_ID Z',
    schoolWith({ teachers: [...(base.teachers ?? []), { id: 'joe', qualifiedFor: ['OLD'] }] }),
  ],
  [
    'a room away in an unknown slot',
    schoolWith({
      rooms: [...(base.rooms ?? []), { id: 'R3', type: 'hall', capacity: 1, unavailable: ['Z'] }],
    }),
    'ERROR UNKNOWN_ID Z',
    base,
  ],
  [
    'a budget in FTE without the full load',
    schoolWith({ staffing: { fte: 2 } }),
    'ERROR STAFFING_INCOMPLETE ',
    schoolWith({ staffing: { fte: 2, sectionsPerFte: 5 } }),
  ],
  [
    'a budget below what is planned',
    schoolWith({ staffing: { sections: 3 } }),
    'WARNING STAFFING_EXCEEDED ',
    schoolWith({ staffing: { sections: 4 } }),
  ],
];

describe('people', () => {
  it.each(cases)('with %s are told so, and not just before', (_, has, fault, hasNot) => {
    expect(codesOf(has)).toContain(fault);
    expect(codesOf(hasNot)).toEqual([]);
  });

  it('names a circle in its order, and how many requests cannot be met', () => {
    const school = {
      ...with3({ requests: asks('ART', 'BIO', 'CHO'), unavailable: ['B1', 'B2'] }),
      courses: base.courses.map((course) =>
        course.id === 'ART' ? { ...course, prerequisites: ['ART'] } : course,
      ),
    };
    expect(faultsOf(school).map(({ sentence }) => sentence)).toEqual([
      'Prerequisites go in a circle: ART → ART. Only who has taken them already can take these courses; take one prerequisite out.',
      'Student s3 has 3 requests and 1 slot to take them in; 2 cannot be met. Take 2 out, or make them alternates.',
    ]);
  });
});
