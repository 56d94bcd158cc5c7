import { describe, expect, it } from 'vitest';
import { createDemoDistrict } from './create-demo-district.ts';
import type { ClassRow, OneRosterTables } from './one-roster-rows.ts';
import { LARGEST_CLASS, SMALLEST_CLASS } from './seats.ts';

const { roster, neighbor } = createDemoDistrict('lakeside', '2026-11-22');
const classes = new Map(roster.classes.map((row) => [row.sourcedId, row]));
const HIGH_SCHOOL = 'lks-school-high';

/** Every hour `person|term|period` that the enrolments of a role fill, with how often. */
function hoursOf(role: 'student' | 'teacher'): Map<string, number> {
  const hours = new Map<string, number>();
  for (const enrollment of roster.enrollments.filter((row) => row.role === role)) {
    const taught = classes.get(enrollment.classSourcedId);
    for (const hour of taught === undefined ? [] : slotsOf(taught)) {
      const key = `${enrollment.userSourcedId}|${hour}`;
      hours.set(key, (hours.get(key) ?? 0) + 1);
    }
  }
  return hours;
}

function slotsOf(row: ClassRow): string[] {
  return row.termSourcedIds.flatMap((term) => (row.periods ?? []).map((period) => `${term}|${period}`));
}

function doubled(hours: ReadonlyMap<string, number>): string[] {
  return [...hours].flatMap(([hour, times]) => (times > 1 ? [hour] : []));
}

function unresolved(tables: OneRosterTables): string[] {
  const ids = (rows: readonly { readonly sourcedId: string }[]) => new Set(rows.map((row) => row.sourcedId));
  const sessions = ids(tables.academicSessions);
  const orgs = ids(tables.orgs);
  const courses = ids(tables.courses);
  const classIds = ids(tables.classes);
  const users = ids(tables.users);
  const lost = (where: string, known: ReadonlySet<string>, wanted: readonly (string | undefined)[]) =>
    wanted.flatMap((id) => (id === undefined || known.has(id) ? [] : [`${where} ${id}`]));
  return [
    ...lost(
      'parent session',
      sessions,
      tables.academicSessions.map((row) => row.parentSourcedId),
    ),
    ...lost(
      'parent org',
      orgs,
      tables.orgs.map((row) => row.parentSourcedId),
    ),
    ...lost(
      'course year',
      sessions,
      tables.courses.map((row) => row.schoolYearSourcedId),
    ),
    ...lost(
      'course org',
      orgs,
      tables.courses.map((row) => row.orgSourcedId),
    ),
    ...lost(
      'class course',
      courses,
      tables.classes.map((row) => row.courseSourcedId),
    ),
    ...lost(
      'class school',
      orgs,
      tables.classes.map((row) => row.schoolSourcedId),
    ),
    ...lost(
      'class term',
      sessions,
      tables.classes.flatMap((row) => row.termSourcedIds),
    ),
    ...lost(
      'user org',
      orgs,
      tables.users.map((row) => row.primaryOrgSourcedId),
    ),
    ...lost(
      'agent',
      users,
      tables.users.flatMap((row) => row.agentSourcedIds ?? []),
    ),
    ...lost(
      'role user',
      users,
      tables.roles.map((row) => row.userSourcedId),
    ),
    ...lost(
      'role org',
      orgs,
      tables.roles.map((row) => row.orgSourcedId),
    ),
    ...lost(
      'enrolled class',
      classIds,
      tables.enrollments.map((row) => row.classSourcedId),
    ),
    ...lost(
      'enrolled school',
      orgs,
      tables.enrollments.map((row) => row.schoolSourcedId),
    ),
    ...lost(
      'enrolled user',
      users,
      tables.enrollments.map((row) => row.userSourcedId),
    ),
    ...lost(
      'demographics',
      users,
      tables.demographics.map((row) => row.sourcedId),
    ),
  ];
}

describe('the roster of the demo district', () => {
  it('refers to rows that are there, in both districts', () => {
    expect(unresolved(roster)).toEqual([]);
    expect(unresolved(neighbor.roster)).toEqual([]);
  });

  it('gives each id and each user name once', () => {
    for (const rows of [
      roster.orgs,
      roster.courses,
      roster.classes,
      roster.users,
      roster.roles,
      roster.enrollments,
    ]) {
      expect(new Set(rows.map((row) => row.sourcedId)).size).toBe(rows.length);
    }
    expect(new Set(roster.users.map((row) => row.username)).size).toBe(roster.users.length);
  });

  it('holds sessions of the school year that contains the day, end dates exclusive', () => {
    expect(roster.academicSessions.map(({ type, startDate, endDate }) => [type, startDate, endDate])).toEqual(
      [
        ['schoolYear', '2026-07-01', '2027-07-01'],
        ['semester', '2026-08-17', '2027-01-18'],
        ['semester', '2027-01-18', '2027-06-07'],
      ],
    );
    expect(createDemoDistrict(1, '2027-06-30').organization.schoolYear).toBe(2027);
    expect(createDemoDistrict(1, '2027-07-01').organization.schoolYear).toBe(2028);
  });

  it('has no teacher in two classes at once', () => {
    const hours = hoursOf('teacher');
    expect(hours.size).toBeGreaterThan(300);
    expect(doubled(hours)).toEqual([]);
  });

  it('has no room with two classes at once', () => {
    const hours = new Map<string, number>();
    for (const row of roster.classes) {
      for (const slot of slotsOf(row)) {
        const key = `${row.schoolSourcedId}|${row.location}|${slot}`;
        hours.set(key, (hours.get(key) ?? 0) + 1);
      }
    }
    expect(doubled(hours)).toEqual([]);
  });

  it('has every high school student in exactly one class in each of seven periods and both semesters', () => {
    const hours = hoursOf('student');
    expect(doubled(hours)).toEqual([]);
    const students = roster.roles.filter((row) => row.role === 'student' && row.orgSourcedId === HIGH_SCHOOL);
    for (const { userSourcedId } of students) {
      for (const term of ['lks-2027-fall', 'lks-2027-spring']) {
        const filled = ['1', '2', '3', '4', '5', '6', '7'].filter((period) =>
          hours.has(`${userSourcedId}|${term}|${period}`),
        );
        expect(filled).toHaveLength(7);
      }
    }
  });

  it('has no student take one course twice in a term', () => {
    const taken = new Map<string, number>();
    for (const row of roster.enrollments.filter(({ role }) => role === 'student')) {
      const seat = classes.get(row.classSourcedId);
      const key = `${row.userSourcedId}|${seat?.courseSourcedId}`;
      taken.set(key, (taken.get(key) ?? 0) + 1);
    }
    expect(doubled(taken)).toEqual([]);
  });

  it('gives secondary teachers at most six of seven periods in each term', () => {
    const loads = new Map<string, number>();
    for (const hour of hoursOf('teacher').keys()) {
      const [teacher, term, period] = hour.split('|');
      if (period?.includes('-') === false)
        loads.set(`${teacher}|${term}`, (loads.get(`${teacher}|${term}`) ?? 0) + 1);
    }
    expect(loads.size).toBe(100);
    expect(Math.max(...loads.values())).toBeLessThanOrEqual(6);
    expect(Math.min(...loads.values())).toBeGreaterThanOrEqual(4);
  });

  it('keeps every class between 18 and 32 students, with a teacher', () => {
    const sizes = new Map<string, number>(roster.classes.map((row) => [row.sourcedId, 0]));
    const taught = new Set<string>();
    for (const row of roster.enrollments) {
      if (row.role === 'teacher') taught.add(row.classSourcedId);
      else sizes.set(row.classSourcedId, (sizes.get(row.classSourcedId) ?? 0) + 1);
    }
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(SMALLEST_CLASS);
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(LARGEST_CLASS);
    expect(roster.classes.filter((row) => !taught.has(row.sourcedId))).toEqual([]);
  });

  it('gives every student a guardian who names them back, and demographics with a fitting age', () => {
    const users = new Map(roster.users.map((row) => [row.sourcedId, row]));
    const guardians = new Set(
      roster.roles.flatMap((row) => (row.role === 'guardian' ? [row.userSourcedId] : [])),
    );
    expect(roster.demographics).toHaveLength(roster.roles.filter((row) => row.role === 'student').length);
    for (const { sourcedId, birthDate } of roster.demographics) {
      const student = users.get(sourcedId);
      const guardian = users.get(student?.agentSourcedIds?.[0] ?? '');
      expect(guardians.has(guardian?.sourcedId ?? '')).toBe(true);
      expect(guardian?.agentSourcedIds).toContain(sourcedId);
      const grade = student?.grades?.[0] ?? '';
      const birthYear = Number(birthDate.slice(0, 4));
      const age = 2026 - birthYear;
      expect(age - (grade === 'KG' ? 0 : Number(grade))).toBeGreaterThanOrEqual(5);
      expect(age - (grade === 'KG' ? 0 : Number(grade))).toBeLessThanOrEqual(6);
    }
  });
});
