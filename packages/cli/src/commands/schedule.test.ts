import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScheduleProblem } from '@quad/schedule-engine';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addSchedule } from './schedule.ts';
import { eachInItsPlace } from './test-place.ts';

const place = eachInItsPlace();

async function quad(...args: readonly string[]): Promise<void> {
  const program = new Command('quad').exitOverride();
  addSchedule(program);
  await program.parseAsync(['node', 'quad', 'schedule', ...args]);
}

/** Builds a problem file with few steps in one thread; gives the answer. */
async function build(problem: unknown) {
  const file = join(place.folder, 'problem.json');
  const out = join(place.folder, 'answer.json');
  writeFileSync(file, typeof problem === 'string' ? problem : JSON.stringify(problem));
  await quad('build', '--problem', file, '--steps', '2000', '--workers', '1', '--out', out);
  return JSON.parse(readFileSync(out, 'utf8')) as {
    format: string;
    score: { hard: number };
    report: { met: number; offered: number; unmet: { reason: string }[]; violations: { rule: string }[] };
    sections: { id: string; pattern: string | null }[];
  };
}

const slots = Array.from({ length: 8 }, (_, index) => ({
  id: `P${index + 1}`,
  term: 'Y',
  dayType: 'D',
  period: `P${index + 1}`,
}));
const courses = ['ART', 'BIO', 'CHO', 'DRA', 'ENG', 'FRE', 'GEO', 'HIS', 'MAT'].map((id) => ({
  id,
  cap: 10,
  sections: 1,
  roomType: 'class',
}));
const asks = (id: string, ...ids: readonly string[]) => ({
  id,
  requests: ids.map((course) => ({ course, kind: 'PRIMARY' as const })),
});

/** Nine courses of one section in eight slots, two teachers, two rooms, two students. */
const school: ScheduleProblem = {
  format: 'quad-schedule-problem/1',
  id: 'nine-courses',
  bell: {
    terms: [{ id: 'Y' }],
    dayTypes: [{ id: 'D' }],
    slots,
    patterns: slots.map(({ id }) => ({ id, slots: [id] })),
  },
  courses,
  teachers: [
    { id: 'kim', qualifiedFor: ['ART', 'BIO', 'CHO', 'DRA', 'ENG'] },
    { id: 'lee', qualifiedFor: ['FRE', 'GEO', 'HIS', 'MAT'] },
  ],
  rooms: ['R1', 'R2'].map((id) => ({ id, type: 'class', capacity: 10 })),
  students: [asks('s1', 'ART', 'BIO', 'MAT'), asks('s2', 'ART', 'BIO', 'MAT')],
};
const artWith = (change: object) => ({
  ...school,
  courses: courses.map((course) => (course.id === 'ART' ? { ...course, ...change } : course)),
});

describe('quad schedule build of a Quad problem file', () => {
  it('writes an answer that the recount finds whole', async () => {
    const answer = await build(school);
    expect(answer).toMatchObject({
      format: 'quad-schedule-answer/1',
      score: { hard: 0 },
      report: { offered: 6, met: 6 },
    });
    await quad('check', join(place.folder, 'answer.json'), '--problem', join(place.folder, 'problem.json'));
    expect(place.told).toContain('No rule is broken.');
  });

  it('writes an answer in which a moved section is found out', async () => {
    const { sections, ...rest } = await build(school);
    const out = join(place.folder, 'answer.json');
    const moved = sections.map((section) => ({ ...section, pattern: 'P1' }));
    writeFileSync(out, JSON.stringify({ ...rest, sections: moved }));
    await expect(quad('check', out, '--problem', join(place.folder, 'problem.json'))).rejects.toThrow(
      /places break a rule/,
    );
    expect(place.told).toContain('TEACHER_ONE_PLACE: ');
    expect(place.told).toContain('STUDENT_ONE_PLACE: ');
  });

  it('refuses what is no problem file, saying where it stops being one', async () => {
    await expect(build('{ torn')).rejects.toThrow(/NOT_JSON.*line 1, column 3/);
    await expect(quad('build', '--problem', join(place.folder, 'none.json'))).rejects.toThrow(
      /none\.json is missing; --problem names a Quad problem file, or a form/,
    );
    await expect(quad('build', '--problem', place.folder)).rejects.toThrow(/is a folder/);
    await expect(quad('build', '--problem', 'bc-school-2024')).rejects.toThrow(/Say with --from/);
  });

  it('reads a file of FET by its name, and refuses what cannot be said of it', async () => {
    const file = join(place.folder, 'school.fet');
    const constraint =
      '<ConstraintTeachersMaxGapsPerDay><Active>true</Active></ConstraintTeachersMaxGapsPerDay>';
    const fet = (rules: string) =>
      `<fet><Days_List><Day><Name>Mon</Name></Day></Days_List><Hours_List><Hour><Name>1</Name></Hour></Hours_List>
      <Teachers_List><Teacher><Name>kim</Name></Teacher></Teachers_List><Activities_List><Activity><Teacher>kim</Teacher>
      <Subject>Art</Subject><Students>1A</Students><Duration>1</Duration><Id>1</Id></Activity></Activities_List>
      <Time_Constraints_List>${rules}</Time_Constraints_List></fet>`;
    writeFileSync(file, fet(''));
    await quad('build', '--problem', file, '--steps', '100', '--workers', '1');
    expect(place.told).toMatch(/^met +1 \(100\.00 %\)/m);
    writeFileSync(file, fet(constraint));
    await expect(quad('build', '--problem', file)).rejects.toThrow(/ConstraintTeachersMaxGapsPerDay \(1\)/);
  });

  it('reads a master schedule of eight periods from its folder', async () => {
    const sections = [{ teacher: 'T1', room: 'R1', period: 3 }];
    writeFileSync(
      join(place.folder, 'master_schedule_anon.json'),
      JSON.stringify([{ dept: 'Math', course: 'ALG', sections }]),
    );
    const school = ['--problem', 'arena-hs-2014s', '--from', place.folder];
    await quad(
      'build',
      ...school,
      '--steps',
      '100',
      '--workers',
      '1',
      '--out',
      join(place.folder, 'answer.json'),
    );
    await quad('check', join(place.folder, 'answer.json'), ...school);
    expect(place.told).toMatch(/^sections without a place +0$/m);
    expect(place.told).toContain('No rule is broken.');
  });

  it('tells every fault of a file at once, each with its place and its id', async () => {
    const students = [{ ...asks('s1', 'ART'), sex: 'F' }, { id: 's2' }];
    const wrong = { ...artWith({ cap: -1, colour: 'red' }), students };
    const failure = await build(wrong).then(
      () => '',
      (error: Error) => error.message,
    );
    for (const line of [
      /^ERROR NEGATIVE_NUMBER courses\[0\]\.cap \(ART\): .+$/m,
      /^ERROR UNKNOWN_KEY courses\[0\]\.colour \(ART\): .+$/m,
      /^ERROR FORBIDDEN_ATTRIBUTE students\[0\]\.sex \(s1\): .+$/m,
      /^ERROR MISSING students\[1\]\.requests \(s2\): .+$/m,
      /^4 things are wrong, 0 left out; nothing can be built\.$/m,
    ])
      expect(failure).toMatch(line);
  });
});

describe('a school with a fault is built as far as it goes:', () => {
  it('a course that nobody may teach', async () => {
    const [kim, lee] = school.teachers ?? [];
    const teachers = [{ ...kim, qualifiedFor: ['BIO', 'CHO', 'DRA', 'ENG'] }, lee];
    const { report, sections } = await build({ ...school, teachers });
    expect(place.told).toMatch(/NO_QUALIFIED_TEACHER courses\[0\] \(ART\).*name a qualified teacher/);
    expect(report).toMatchObject({ met: 4, offered: 6, violations: [] });
    expect(sections.filter(({ pattern }) => pattern === null)).toEqual([
      expect.objectContaining({ id: 'ART-1' }),
    ]);
  });

  it('more sections locked to a teacher than there are slots', async () => {
    const placements = Array.from({ length: 9 }, (_, index) => ({
      section: `ART-${index + 1}`,
      pattern: `P${(index % 8) + 1}`,
      teacher: 'kim',
    }));
    const { report } = await build({ ...artWith({ sections: 9 }), locks: { placements } });
    expect(place.told).toMatch(/MORE_LOCKED_THAN_SLOTS locks\.placements \(kim\)/);
    expect(place.told).toMatch(/LOCKS_CONTRADICT locks\.placements\[8\] \(ART-9\)/);
    // The locks take all of one teacher's day; the other's course is met, and the lock that has no room is told.
    expect(report.met).toBeGreaterThanOrEqual(4);
    expect(new Set(report.violations.map(({ rule }) => rule))).toEqual(new Set(['LOCKED_PLACEMENTS']));
  });

  it('nine requests in eight slots', async () => {
    const students = [asks('s1', ...courses.map(({ id }) => id)), asks('s2', 'ART')];
    const { report } = await build({ ...school, students });
    expect(place.told).toMatch(
      /MORE_REQUESTS_THAN_SLOTS students\[0\]\.requests \(s1\).*9 requests and 8 slots/,
    );
    expect(report).toMatchObject({ met: 9, offered: 10, violations: [] });
  });

  it('prerequisites in a circle', async () => {
    const circle = courses.map((course) =>
      course.id === 'ART'
        ? { ...course, prerequisites: ['BIO'] }
        : course.id === 'BIO'
          ? { ...course, prerequisites: ['ART'] }
          : course,
    );
    const { report } = await build({ ...school, courses: circle });
    expect(place.told).toMatch(/PREREQUISITE_CIRCLE .*ART → BIO → ART/);
    expect(report).toMatchObject({ met: 2, violations: [] });
  });

  it('no rooms at all', async () => {
    const { report } = await build({ ...school, rooms: [] });
    expect(place.told).toMatch(/NO_ROOM courses\[0\]\.roomType \(ART\).*no rooms are assigned/);
    expect(place.told).toMatch(/^9 things are wrong, 0 left out; the rest is built\.$/m);
    expect(report).toMatchObject({ met: 6, violations: [] });
  });

  it('capacities of zero', async () => {
    const rooms = [
      { id: 'R1', type: 'class', capacity: 0 },
      { id: 'R2', type: 'class', capacity: 10 },
    ];
    const { report } = await build({ ...artWith({ cap: 0 }), rooms });
    expect(place.told).toMatch(/NO_CAP courses\[0\]\.cap \(ART\).*nobody can sit there/);
    expect(report).toMatchObject({ met: 4, violations: [] });
    const none = await build({ ...school, rooms: rooms.map((room) => ({ ...room, capacity: 0 })) });
    expect(place.told).toMatch(/NO_ROOM courses\[8\]\.roomType \(MAT\).*none that seats anybody/);
    expect(none.report).toMatchObject({ met: 0, violations: [] });
  });

  it('ids that nothing has', async () => {
    const students = [{ ...asks('s1', 'XXX', 'ART'), team: 'red' }, asks('s2', 'ART')];
    const { report } = await build({ ...school, students });
    expect(place.told).toMatch(/UNKNOWN_ID students\[0\]\.requests\[0\]\.course \(XXX\)/);
    expect(place.told).toMatch(/UNKNOWN_ID students\[0\]\.team \(red\)/);
    expect(place.told).toMatch(/^2 things are wrong, 2 left out; the rest is built\.$/m);
    expect(report).toMatchObject({ met: 2, offered: 2, violations: [] });
  });

  it('ten thousand students, one of whom asks for nothing that there is', async () => {
    const students = Array.from({ length: 10_000 }, (_, index) =>
      asks(`s${index}`, index === 0 ? 'XXX' : (courses[index % 9]?.id ?? '')),
    );
    const large = courses.map((course) => ({ ...course, cap: 30, sections: 45 }));
    const { teachers: _, rooms: __, ...rest } = school;
    const { report } = await build({ ...rest, courses: large, students });
    expect(place.told).toMatch(/UNKNOWN_ID students\[0\]/);
    expect(report).toMatchObject({ offered: 9999, met: 9999, violations: [] });
  });
});

const primaries = ({ requests }: ScheduleProblem['students'][number]) =>
  requests.filter(({ kind }) => kind === 'PRIMARY');

describe('quad schedule generate', () => {
  it('writes a school that builds without a fault, and says what it is like', async () => {
    const file = join(place.folder, 'generated.json');
    await quad('generate', '--students', '60', '--seed', '7', '--out', file);
    expect(place.told).toMatch(/^students +60$/m);
    expect(place.told).toMatch(/^seats beyond requests +(5|6)\.\d %$/m);
    const text = readFileSync(file, 'utf8');
    const { report } = await build(text);
    expect(place.told).not.toContain('WARNING');
    expect(report.offered).toBe((JSON.parse(text) as ScheduleProblem).students.flatMap(primaries).length);
  });

  it('refuses a school that is too small or too large', async () => {
    const options = ['--out', join(place.folder, 'x.json')];
    for (const students of ['49', '10001', 'many'])
      await expect(quad('generate', '--students', students, ...options)).rejects.toThrow(/students/);
  });
});
