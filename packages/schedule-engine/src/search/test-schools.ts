import type { Course } from '../problem/course.ts';
import { problemFormat, type ScheduleProblem } from '../problem/problem.ts';
import type { Student } from '../problem/student.ts';
import { createRandom, nextBelow } from './random.ts';

const terms = ['F', 'S'];
const dayTypes = ['A', 'B'];
const periods = ['1', '2', '3', '4', '5'];

/** Two semesters of A and B days with five periods: slots such as `FA1`; lunch is in period 3 or 4. */
const rotation: ScheduleProblem['bell'] = {
  terms: terms.map((id) => ({ id })),
  dayTypes: dayTypes.map((id) => ({ id })),
  slots: terms.flatMap((term) =>
    dayTypes.flatMap((dayType) =>
      periods.map((period) => ({ id: `${term}${dayType}${period}`, term, dayType, period, minutes: 60 })),
    ),
  ),
  patterns: [
    ...terms.flatMap((term) =>
      periods.map((period) => ({
        id: `${term}${period}`,
        slots: [`${term}A${period}`, `${term}B${period}`],
      })),
    ),
    ...terms.map((term) => ({ id: `${term}A12`, slots: [`${term}A1`, `${term}A2`] })),
    ...periods.map((period) => ({ id: `Y${period}`, slots: [`FA${period}`, `SA${period}`] })),
  ],
  lunch: terms.flatMap((term) =>
    dayTypes.map((dayType) => ({ slots: [`${term}${dayType}3`, `${term}${dayType}4`] })),
  ),
};

const courseIds = ['ALG', 'ENG', 'BIO', 'CHEM', 'ART', 'DRAW', 'GYM', 'HIS', 'LAT', 'LAB'];

const courses: Course[] = courseIds.map((id, index) => ({
  id,
  cap: 5,
  sections: id === 'LAB' ? 0 : index < 4 ? 3 : 2,
  isCore: index < 3,
  isAdvanced: id === 'LAT',
  ...(id === 'BIO' || id === 'CHEM' ? { roomType: 'LAB' } : { roomType: 'ROOM' }),
  ...(id === 'CHEM' ? { prerequisites: ['ALG0'], patterns: ['F1', 'F2', 'S1', 'S2', 'FA12', 'SA12'] } : {}),
  ...(id === 'HIS' ? { level: 'CLOSED' } : {}),
  ...(id === 'ENG' ? { coTaught: { sections: 1, coTeachers: ['T5'] } } : {}),
}));

/** Forty students with wishes by chance from the seed, and every kind of rule that the search keeps. */
export function ruledSchool(seed: number): ScheduleProblem {
  const random = createRandom(seed);
  const some = <Thing>(list: readonly Thing[], count: number): Thing[] => {
    const left = [...list];
    return Array.from({ length: count }, () => left.splice(nextBelow(random, left.length), 1)).flat();
  };
  const sequence = (first: string, next: string) => ({ first, next });
  const students = Array.from({ length: 40 }, (_, index): Student => {
    const wished = some(courseIds, 9);
    return {
      id: `P${index}`,
      requests: wished.map((course, rank) =>
        rank < 6
          ? { course, kind: 'PRIMARY', isMandatory: rank === 0 }
          : { course, kind: 'ALTERNATE', ...(rank > 6 ? { insteadOf: wished[0] } : {}) },
      ),
      needs: index % 4 === 0 ? ['EL'] : [],
      priorCourses: index % 5 === 0 ? [] : ['ALG0'],
      ...(index < 12 ? { team: index % 2 === 0 ? '9A' : '9B' } : {}),
      ...(index % 7 === 0 ? { coTaught: ['ENG'] } : {}),
      ...(index % 9 === 0 ? { closedLevels: [{ level: 'CLOSED', reason: 'plan' }] } : {}),
      ...(index % 8 === 0 ? { unavailable: ['FA1', 'FB1'] } : {}),
      ...(index % 11 === 0 ? { maxSlots: 3 } : {}),
    };
  });
  return {
    format: problemFormat,
    id: `ruled-${seed}`,
    bell: rotation,
    courses,
    simultaneous: [{ courses: ['ART', 'DRAW'] }],
    sequences: [sequence('ALG', 'CHEM'), sequence('GYM', 'LAT')],
    sections: [
      { id: 'ALG-A', courses: ['ALG'], team: '9A' },
      { id: 'ALG-B', courses: ['ALG'], team: '9B' },
      { id: 'ART-X', courses: ['ART'], cap: 4 },
      { id: 'LAB-1', courses: ['LAB'] },
      { id: 'LAB-2', courses: ['LAB'] },
      { id: 'LAT-X', courses: ['LAT'] },
      { id: 'HIS-X', courses: ['HIS'] },
      { id: 'GYM-X', courses: ['GYM'] },
      { id: 'GYM-Y', courses: ['GYM'] },
    ],
    links: [
      { kind: 'SAME_STUDENTS', sections: ['LAB-1', 'LAB-2'] },
      { kind: 'SAME_TEACHER', sections: ['LAB-1', 'LAB-2'] },
      { kind: 'CONSECUTIVE', sections: ['LAT-X', 'HIS-X'] },
      { kind: 'DIFFERENT_TIME', sections: ['ART-X', 'LAT-X'] },
      { kind: 'SAME_PATTERN', sections: ['GYM-X', 'GYM-Y'] },
      { kind: 'SAME_PERIOD', sections: ['BIO-1', 'BIO-2'] },
      { kind: 'GAP', sections: ['CHEM-1', 'LAB-1'] },
      { kind: 'FEW_ROOMS', sections: ['ENG-1', 'ENG-2', 'ALG-A'], rooms: 2 },
      { kind: 'SAME_ROOM_IN_A_ROW', sections: ['ART-X', 'GYM-X', 'HIS-X', 'LAT-X'] },
    ],
    teachers: Array.from({ length: 7 }, (_, index) => ({
      id: `T${index}`,
      qualifiedFor: courseIds.filter((_id, course) => (course + index) % 3 !== 0),
      maxSections: index < 4 ? 2 : 4,
      maxPreps: index % 2 === 0 ? 2 : 3,
      maxConsecutive: 2,
      needsLunch: index !== 6,
      unavailable: index === 1 ? ['FA5', 'FB5'] : [],
    })),
    rooms: [
      { id: 'L1', type: 'LAB', capacity: 4 },
      { id: 'L2', type: 'LAB', capacity: 6, unavailable: ['SA1', 'SB1'] },
      ...Array.from({ length: 6 }, (_, index) => ({ id: `R${index}`, type: 'ROOM', capacity: 6 })),
    ],
    teams: [
      { id: '9A', teachers: ['T0', 'T1', 'T2'], courses: ['ALG'], commonPlanning: 1 },
      { id: '9B', teachers: ['T3', 'T4', 'T6'], courses: ['ALG'] },
    ],
    students,
    apart: [
      { students: ['P1', 'P2'] },
      { students: ['P3', 'P4'] },
      { student: 'P5', teacher: 'T2' },
      { student: 'P6', teacher: 'T5' },
    ],
    locks: {
      placements: [
        { section: 'ENG-3', pattern: 'S5', room: 'R0' },
        { section: 'LAT-2', teacher: 'T0' },
      ],
      seats: students
        .slice(22, 26)
        .flatMap(({ id, requests }) =>
          requests
            .filter(({ course, kind }) => kind === 'PRIMARY' && course === 'ENG')
            .map(({ course }) => ({ student: id, section: 'ENG-3', course })),
        ),
    },
    nonNegotiables: [
      {
        id: 'N1',
        words: 'No gym first thing',
        form: { kind: 'COURSE_NOT_IN_SLOTS', courses: ['GYM'], slots: ['FA1', 'SA1'] },
      },
      { id: 'N2', words: 'T3 coaches', form: { kind: 'TEACHER_FREE', teacher: 'T3', slots: ['SA5', 'SB5'] } },
      {
        id: 'N3',
        words: 'History and Latin go to one lecture',
        form: { kind: 'COURSES_APART', courses: ['HIS', 'ENG'] },
      },
      { id: 'N4', words: 'Team 9B meets', form: { kind: 'COMMON_PLANNING', team: '9B', slots: 1 } },
    ],
    goals: { sizeBalance: 1, needBalance: 2 },
  };
}
