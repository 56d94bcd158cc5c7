import { describe, expect, it } from 'vitest';
import { recount } from '../recount/recount.ts';
import type { Schedule, School } from '../recount/school.ts';
import { buildByHighs } from './highs-joint.ts';
import { loadByHighs } from './highs-loading.ts';
import { loadingOf, scheduleOf } from './loading.ts';

const asks = (id: string, ...courses: readonly string[]) => ({
  id,
  requests: courses.map((course) => ({ course, kind: 'PRIMARY' })),
});
const section = (id: string, pattern: string, teacher: string, room: string) => ({
  id,
  courses: [id.slice(0, 3)],
  cap: 2,
  pattern,
  teacher,
  room,
});

/** Kim teaches both ART and BIO and eats in A1 or A2; ART is in A1 or A2 by the school's own rule. */
const school: School = {
  bell: {
    slots: ['A1', 'A2', 'A3'].map((id) => ({ id, term: 'Y', dayType: 'A', minutes: 60 })),
    patterns: ['A1', 'A2', 'A3'].map((id) => ({ id, slots: [id] })),
    lunch: [{ slots: ['A1', 'A2'] }],
  },
  courses: [
    { id: 'ART', cap: 2, sections: 1 },
    { id: 'BIO', cap: 2, sections: 2 },
  ],
  teachers: [
    { id: 'kim', qualifiedFor: ['ART', 'BIO'], maxConsecutive: 2 },
    { id: 'lee', qualifiedFor: ['BIO'], unavailable: ['A1'] },
  ],
  rooms: [
    { id: 'R1', type: 'class', capacity: 2 },
    { id: 'R2', type: 'class', capacity: 2 },
  ],
  teams: [{ id: 'red', teachers: ['kim', 'lee'], commonPlanning: 1 }],
  students: [asks('s1', 'ART', 'BIO'), asks('s2', 'ART', 'BIO'), asks('s3', 'BIO')],
  apart: [{ students: ['s1', 's2'] }],
  nonNegotiables: [{ id: 'early', form: { kind: 'COURSE_IN_SLOTS', courses: ['ART'], slots: ['A1', 'A2'] } }],
};
const standing: Schedule['sections'] = [
  section('ART-1', 'A2', 'kim', 'R1'),
  section('BIO-1', 'A3', 'kim', 'R1'),
  section('BIO-2', 'A3', 'lee', 'R2'),
];

describe('HiGHS as a peer', () => {
  it('seats students in sections that stand, as well as can be, and breaks no rule', async () => {
    const loading = loadingOf(school, standing);
    const { seats, answer } = await loadByHighs(loading, 20);
    expect(answer.status).toBe('Optimal');
    // One of the two who may not share ART does without it.
    expect(recount(school, scheduleOf(loading, seats, standing))).toMatchObject({ met: 4, broken: [] });
  });

  it('finds times and seats together, from sections in which only one request could be met', async () => {
    const crowded = standing.map((one) => ({ ...one, pattern: 'A1' }));
    const { seats, sections, answer } = await buildByHighs(school, crowded, 20);
    expect(answer.status).toBe('Optimal');
    expect(recount(school, scheduleOf(loadingOf(school, sections), seats, sections))).toMatchObject({
      met: 4,
      unplaced: 0,
      broken: [],
    });
  });
});
