import { describe, expect, it } from 'vitest';
import { codesOf } from '../../../test/faults-of.ts';
import { schoolWith, smallSchool } from '../../../test/small-school.ts';
import type { LockedPlacement } from '../locks.ts';
import type { ScheduleProblem } from '../problem.ts';
import type { SectionLink } from '../section.ts';
import type { Student } from '../student.ts';

const base = smallSchool();
const with3 = (student: Partial<Student>) =>
  schoolWith({ students: [...base.students, { id: 's3', requests: [], ...student }] });
const asks = (...courses: string[]) => courses.map((course) => ({ course, kind: 'PRIMARY' as const }));
const locked = (...placements: LockedPlacement[]) => schoolWith({ locks: { placements } });
const linked = (...links: SectionLink[]) => schoolWith({ links });
const cho = (sections: number) =>
  base.courses.map((course) => (course.id === 'CHO' ? { ...course, sections } : course));
const many = (placements: LockedPlacement[]): ScheduleProblem => ({
  ...locked(...placements),
  courses: cho(6),
});

const cases: [string, ScheduleProblem, string, ScheduleProblem][] = [
  [
    'a link of one section',
    linked({ kind: 'SAME_PATTERN', sections: ['BIO-2', 'BIO-2'] }),
    'WARNING LINK_WITHOUT_PAIR BIO-2',
    linked({ kind: 'SAME_PATTERN', sections: ['BIO-2', 'BIO-X'] }),
  ],
  [
    'a link to an unknown section',
    linked({ kind: 'SAME_PATTERN', sections: ['BIO-2', 'BIO-9'] }),
    'ERROR UNKNOWN_ID BIO-9',
    base,
  ],
  [
    'links in a circle',
    linked(
      { kind: 'CONSECUTIVE', sections: ['ART-1', 'CHO-1'] },
      { kind: 'CONSECUTIVE', sections: ['CHO-1', 'ART-1'] },
    ),
    'WARNING LINK_CIRCLE ART-1',
    linked({ kind: 'CONSECUTIVE', sections: ['ART-1', 'CHO-1'] }),
  ],
  [
    'linked sections without a common pattern',
    {
      ...linked({ kind: 'SAME_PATTERN', sections: ['BIO-X', 'ART-1'] }),
      courses: base.courses.map((course) => (course.id === 'ART' ? { ...course, patterns: ['A2'] } : course)),
    },
    'WARNING LINK_WITHOUT_COMMON_PATTERN BIO-X',
    linked({ kind: 'SAME_PATTERN', sections: ['BIO-X', 'ART-1'] }),
  ],
  [
    'linked sections without a common teacher',
    linked({ kind: 'SAME_TEACHER', sections: ['ART-1', 'CHO-1'] }),
    'WARNING LINK_WITHOUT_COMMON_TEACHER ART-1',
    linked({ kind: 'SAME_TEACHER', sections: ['ART-1', 'BIO-2'] }),
  ],
  [
    'links that contradict each other',
    linked(
      { kind: 'SAME_PATTERN', sections: ['ART-1', 'CHO-1'] },
      { kind: 'SAME_PATTERN', sections: ['CHO-1', 'BIO-2'] },
      { kind: 'DIFFERENT_TIME', sections: ['ART-1', 'BIO-2'] },
    ),
    'WARNING LINKS_CONTRADICT ART-1',
    linked(
      { kind: 'SAME_PATTERN', sections: ['ART-1', 'CHO-1'] },
      { kind: 'DIFFERENT_TIME', sections: ['ART-1', 'BIO-2'] },
    ),
  ],

  [
    'a lock of an unknown section',
    locked({ section: 'Z' }),
    'ERROR UNKNOWN_ID Z',
    locked({ section: 'CHO-1' }),
  ],
  [
    'a section locked twice',
    locked({ section: 'CHO-1', pattern: 'A1' }, { section: 'CHO-1', pattern: 'B1' }),
    'WARNING LOCKED_TWICE CHO-1',
    locked({ section: 'CHO-1', pattern: 'A1' }),
  ],
  [
    'a teacher locked into two places',
    locked(
      { section: 'CHO-1', pattern: 'A1', teacher: 'lee' },
      { section: 'BIO-2', pattern: 'A1', teacher: 'lee' },
    ),
    'WARNING LOCKS_CONTRADICT BIO-2',
    locked(
      { section: 'CHO-1', pattern: 'A1', teacher: 'lee' },
      { section: 'BIO-2', pattern: 'B1', teacher: 'lee' },
    ),
  ],
  [
    'a lock while the teacher is away',
    locked({ section: 'ART-1', pattern: 'B2', teacher: 'kim' }),
    'WARNING LOCK_AGAINST_AVAILABILITY ART-1',
    locked({ section: 'ART-1', pattern: 'B1', teacher: 'kim' }),
  ],
  [
    'a lock against a rule',
    locked({ section: 'BIO-2', pattern: 'B2' }),
    'WARNING LOCK_AGAINST_NON_NEGOTIABLE BIO-2',
    locked({ section: 'BIO-2', pattern: 'B1' }),
  ],
  [
    'more sections locked into a slot than teachers',
    locked({ section: 'CHO-1', pattern: 'B2' }, { section: 'ART-1', pattern: 'B2' }),
    'WARNING MORE_LOCKED_THAN_TEACHERS B2',
    locked({ section: 'CHO-1', pattern: 'B1' }, { section: 'ART-1', pattern: 'B1' }),
  ],
  [
    'more sections locked into a slot than rooms',
    {
      ...locked({ section: 'ART-1', pattern: 'B1' }, { section: 'ART-2', pattern: 'B1' }),
      courses: base.courses.map((course) => (course.id === 'ART' ? { ...course, sections: 2 } : course)),
    },
    'WARNING MORE_LOCKED_THAN_ROOMS B1',
    locked({ section: 'ART-1', pattern: 'B1' }),
  ],
  [
    'more sections locked to a teacher than slots',
    many([1, 2, 3, 4, 5].map((at) => ({ section: `CHO-${at}`, teacher: 'lee' }))),
    'WARNING MORE_LOCKED_THAN_SLOTS lee',
    many([1, 2, 3, 4].map((at) => ({ section: `CHO-${at}`, teacher: 'lee' }))),
  ],
  [
    'a seat that nobody asked for',
    schoolWith({ locks: { seats: [{ student: 's2', section: 'BIO-X', course: 'BIO' }] } }),
    'WARNING SEAT_NOT_REQUESTED s2',
    base,
  ],
  [
    'a locked seat of an alternate',
    {
      ...with3({ requests: [{ course: 'CHO', kind: 'ALTERNATE' }] }),
      locks: { seats: [{ student: 's3', section: 'CHO-1', course: 'CHO' }] },
    },
    'WARNING LOCKED_ALTERNATE s3',
    {
      ...with3({ requests: asks('CHO') }),
      locks: { seats: [{ student: 's3', section: 'CHO-1', course: 'CHO' }] },
    },
  ],
  [
    'a seat of an unknown student',
    schoolWith({ locks: { seats: [{ student: 's9', section: 'BIO-X', course: 'BIO' }] } }),
    'WARNING UNKNOWN_ID s9',
    base,
  ],
  [
    'more locked seats than a section has',
    {
      ...with3({ requests: asks('BIO') }),
      locks: { seats: ['s1', 's3'].map((student) => ({ student, section: 'BIO-X', course: 'BIO' })) },
    },
    'WARNING MORE_LOCKED_THAN_SEATS BIO-X',
    {
      ...with3({ requests: asks('BIO') }),
      locks: { seats: ['s1'].map((student) => ({ student, section: 'BIO-X', course: 'BIO' })) },
    },
  ],
  [
    'a seat before in a section that is gone',
    schoolWith({ previous: { placements: [{ section: 'Z' }], seats: [] } }),
    'WARNING UNKNOWN_ID Z',
    schoolWith({ previous: { placements: [{ section: 'CHO-1' }], seats: [] } }),
  ],
];

describe('links and locks', () => {
  it.each(cases)('with %s are told so, and not just before', (_, has, fault, hasNot) => {
    expect(codesOf(has)).toContain(fault);
    expect(codesOf(hasNot)).toEqual([]);
  });
});
