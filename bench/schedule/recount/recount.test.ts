import { describe, expect, it } from 'vitest';
import { recount } from './recount.ts';
import type { Schedule, School } from './school.ts';

const slot = (id: string) => ({ id, term: 'Y', dayType: id.charAt(0), minutes: 60 });
const asks = (...courses: readonly string[]) => courses.map((course) => ({ course, kind: 'PRIMARY' }));

const school: School = {
  bell: {
    slots: ['A1', 'A2', 'A3', 'B1', 'B2'].map(slot),
    patterns: ['A1', 'A2', 'A3', 'B1'].map((id) => ({ id, slots: [id] })),
    lunch: [{ slots: ['A1', 'A2'] }],
  },
  courses: [
    { id: 'ART', cap: 2, sections: 1, roomType: 'studio', isCore: true },
    { id: 'BIO', cap: 2, sections: 2, roomType: 'class', coTaught: { sections: 1, coTeachers: ['moe'] } },
    { id: 'ELD', cap: 2, sections: 1, roomType: 'class', gives: 'ELD', level: 'EL' },
  ],
  sections: [{ id: 'ART-1', courses: ['ART'], team: 'red' }],
  teachers: [
    { id: 'kim', qualifiedFor: ['ART', 'BIO'], maxSections: 2, maxPreps: 2, maxConsecutive: 2 },
    { id: 'lee', qualifiedFor: ['BIO', 'ELD'], unavailable: ['B1'] },
    { id: 'moe', qualifiedFor: [] },
  ],
  rooms: [
    { id: 'R1', type: 'studio', capacity: 2 },
    { id: 'R2', type: 'class', capacity: 2 },
  ],
  teams: [{ id: 'red', teachers: ['kim'], commonPlanning: 1, courses: ['ART'] }],
  students: [
    { id: 's1', team: 'red', requests: asks('ART', 'BIO') },
    {
      id: 's2',
      requests: asks('BIO', 'ELD'),
      coTaught: ['BIO'],
      services: [{ service: 'ELD', minutes: 60 }],
    },
  ],
  apart: [{ students: ['s1', 's2'] }, { student: 's1', teacher: 'lee' }],
  nonNegotiables: [{ id: 'early', form: { kind: 'COURSE_IN_SLOTS', courses: ['ART'], slots: ['A1'] } }],
};
const whole: Schedule = {
  sections: [
    { id: 'ART-1', courses: ['ART'], cap: 2, pattern: 'A1', teacher: 'kim', room: 'R1' },
    { id: 'BIO-1', courses: ['BIO'], cap: 2, pattern: 'A2', teacher: 'lee', coTeacher: 'moe', room: 'R2' },
    { id: 'BIO-2', courses: ['BIO'], cap: 2, pattern: 'B1', teacher: 'kim', room: 'R2' },
    { id: 'ELD-1', courses: ['ELD'], cap: 2, pattern: 'A3', teacher: 'lee', room: 'R2' },
  ],
  seats: [
    { student: 's1', section: 'ART-1', course: 'ART', as: 'PRIMARY' },
    { student: 's1', section: 'BIO-2', course: 'BIO', as: 'PRIMARY' },
    { student: 's2', section: 'BIO-1', course: 'BIO', as: 'PRIMARY' },
    { student: 's2', section: 'ELD-1', course: 'ELD', as: 'PRIMARY' },
  ],
};

/** The schedule with one of its sections, or one of its seats, changed. */
const section = (id: string, change: object): Schedule => ({
  ...whole,
  sections: whole.sections.map((one) => (one.id === id ? { ...one, ...change } : one)),
});
const seat = (at: number, change: object): Schedule => ({
  ...whole,
  seats: whole.seats.map((one, index) => (index === at ? { ...one, ...change } : one)),
});

describe('the recount of a generated school', () => {
  it('finds nothing in a whole schedule, and counts what is met', () => {
    expect(recount(school, whole)).toEqual({
      requests: 4,
      met: 4,
      core: 1,
      coreMet: 1,
      unplaced: 0,
      broken: [],
    });
  });

  it.each([
    [
      'a teacher in two places',
      section('BIO-2', { teacher: 'lee', pattern: 'A2' }),
      'lee teaches twice in A2',
    ],
    ['a room used twice', section('ELD-1', { pattern: 'A2' }), 'R2 is used twice in A2'],
    ['a student in two places', section('BIO-2', { pattern: 'A1' }), 's1 is in two places in A1'],
    ['no lunch', section('BIO-2', { pattern: 'A2' }), 's1 has no lunch'],
    ['a wrong room', section('ART-1', { room: 'R2' }), 'ART-1 is in R2, which is no studio'],
    ['a teacher who may not', section('BIO-2', { teacher: 'moe' }), 'BIO-2 is taught by moe, who may not'],
    ['an absent teacher', section('ELD-1', { pattern: 'B1' }), 'lee is not there in B1'],
    ['no second teacher', section('BIO-1', { coTeacher: null }), 's2 sits in BIO-1, which is not co-taught'],
    ['too large a cap', section('BIO-1', { cap: 3 }), 'BIO-1 has a cap of 3'],
    ['a rule of the school', section('ART-1', { pattern: 'A3' }), 'early does not hold'],
    ['a load', section('ELD-1', { teacher: 'kim', pattern: 'A3' }), 'kim teaches 3 sections'],
    ['a student without time', section('ELD-1', { pattern: null }), 'ELD-1 has no time and seats 1'],
    ['students apart', seat(1, { section: 'BIO-1' }), 's1 and s2 share a section'],
    ['a teacher apart', seat(1, { section: 'BIO-1' }), 's1 meets lee'],
    ['a course not asked for', seat(3, { as: 'ALTERNATE' }), 's2 did not ask for ELD as ALTERNATE'],
    ['a stranger in a team', seat(2, { section: 'ART-1', course: 'ART' }), 's2 sits in ART-1 of red'],
    ['a service', { ...whole, seats: whole.seats.slice(0, 3) }, 's2 has 0 minutes of ELD'],
    ['an unknown seat', seat(0, { section: 'X' }), 's1 in X: one of them is unknown'],
  ])('finds %s', (_, schedule, sentence) => {
    expect(recount(school, schedule).broken).toContain(sentence);
  });

  it('refuses a school that says what it does not know, instead of passing it over', () => {
    const more: School & { links: unknown[] } = { ...school, links: [] };
    expect(() => recount(more, whole)).toThrow('The recount does not know school.links.');
  });
});
