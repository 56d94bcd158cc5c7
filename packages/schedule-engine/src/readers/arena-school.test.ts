import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSchedule } from '../rules/index.ts';
import { arenaSchoolFile, readArenaSchool } from './arena-school.ts';

const at = (teacher: string, room: string, period: number) => ({ teacher, room, period });
const schedule = [
  { dept: 'PE', course: 'PE-1', sections: [at('T1', 'Gym', 0), at('T2', 'Gym', 0), at('T1', 'Gym', 3)] },
  { dept: 'PE', course: 'PE-2', sections: [at('T1', 'Gym', 0)] },
  { dept: 'Math', course: 'ALG', sections: [at('T3', 'R1', 7)] },
];
const read = (value: unknown) => readArenaSchool(JSON.stringify(value));

describe('a master schedule of eight periods', () => {
  it('becomes sections with their teacher and their rooms, taught together where one taught two courses at once', () => {
    const checked = read(schedule);
    expect(checked.ok && checked.value.warnings).toEqual([]);
    const problem = checked.ok ? checked.value.problem : undefined;
    expect(problem?.sections).toEqual([
      { id: 'PE-1-1', courses: ['PE-1', 'PE-2'], teachers: ['T1'], rooms: ['Gym', 'Gym/2'] },
      { id: 'PE-1-2', courses: ['PE-1'], teachers: ['T2'], rooms: ['Gym', 'Gym/2'] },
      { id: 'PE-1-3', courses: ['PE-1'], teachers: ['T1'], rooms: ['Gym', 'Gym/2'] },
      { id: 'ALG-1', courses: ['ALG'], teachers: ['T3'], rooms: ['R1'] },
    ]);
    expect(problem?.simultaneous).toEqual([{ courses: ['PE-1', 'PE-2'] }]);
    expect(problem?.previous?.placements[3]).toEqual({ section: 'ALG-1', pattern: '7' });
  });

  it('is told all that is wrong in its form, with its place', () => {
    const wrong = [{ dept: 'Math', course: '', sections: [at('T3', 'R1', 8)] }];
    const checked = read(wrong);
    expect(checked.ok ? [] : checked.error.map(({ path }) => path.join('.'))).toEqual([
      '0.course',
      '0.sections.0.period',
    ]);
    const torn = readArenaSchool('[{');
    expect(torn.ok ? '' : torn.error[0].code).toBe('NOT_JSON');
  });
});

const file = join(
  resolve(import.meta.dirname, '../../../..', process.env.QUAD_TEST_DATA ?? '../shared/data'),
  'scheduling/arena-hs-2014s',
  arenaSchoolFile,
);
if (!existsSync(file)) console.warn(`Skipped: no test data at ${file}; set QUAD_TEST_DATA to its folder.`);

describe.skipIf(!existsSync(file))('the master schedule of the test data folder', () => {
  it('is read without a fault, and as it stood breaks one rule: a teacher in two rooms at once', () => {
    const checked = readArenaSchool(readFileSync(file, 'utf8'));
    expect(checked.ok ? checked.value.warnings : checked.error).toEqual([]);
    if (!checked.ok) return;
    const { problem } = checked.value;
    expect(problem.courses).toHaveLength(192);
    const patternOf = new Map(problem.previous?.placements.map(({ section, pattern }) => [section, pattern]));
    const used = new Set<string>();
    const asItStood = (problem.sections ?? []).map(({ id, courses, teachers = [], rooms = [] }) => {
      const pattern = patternOf.get(id) ?? null;
      const room = rooms.find((one) => !used.has(`${one} ${pattern}`)) ?? null;
      used.add(`${room} ${pattern}`);
      return { id, courses, cap: 30, pattern, teacher: teachers[0], room };
    });
    expect(checkSchedule(problem, { sections: asItStood, seats: [] }).map(({ rule }) => rule)).toEqual([
      'TEACHER_ONE_PLACE',
    ]);
  });
});
