import { err, type Result } from '@quad/kernel';
import { z } from 'zod';
import { errorOf, type ProblemFault } from '../problem/fault.ts';
import { problemFormat, type ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';
import { type ValidProblem, validateProblem } from '../problem/validate-problem.ts';
import { jsonOf } from './json-text.ts';

/** Where the master schedule stands in its folder. */
export const arenaSchoolFile = 'master_schedule_anon.json';

const periods = 8;

const scheduleShape = z.array(
  z.object({
    dept: z.string(),
    course: z.string().min(1),
    sections: z.array(
      z.object({
        teacher: z.string().min(1),
        room: z.string().min(1),
        period: z
          .int()
          .min(0)
          .max(periods - 1),
      }),
    ),
  }),
);

type ListedCourse = z.infer<typeof scheduleShape>[number];
type Listed = {
  readonly course: string;
  readonly teacher: string;
  readonly room: string;
  readonly period: number;
};

/**
 * Reads a master schedule of eight periods (courses with sections, each with teacher, room and period; no students) as a
 * problem of placing its sections anew. Teachers and rooms stay as they are, and where a section stood is the version
 * before. What one teacher gave in one room at one time is one section of several courses; a room in which several
 * teachers taught at one time is as many rooms as that. Caps are not said there: every section is given one of 30.
 */
export function readArenaSchool(text: string): Result<ValidProblem, ProblemFault[]> {
  const json = jsonOf(text);
  if (!json.ok) return json;
  const parsed = scheduleShape.safeParse(json.value);
  if (!parsed.success)
    return err(
      parsed.error.issues.map(({ path, message }) =>
        errorOf('WRONG_TYPE', {
          path: path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
          id: '',
          sentence: `The master schedule is not as its form says: ${message}; correct it there.`,
        }),
      ),
    );
  return validateProblem(problemOf(parsed.data));
}

const cap = 30;

function problemOf(courses: readonly ListedCourse[]): ScheduleProblem {
  const listed = courses.flatMap(({ course, sections }) =>
    sections.map((section): Listed => ({ course, ...section })),
  );
  const taught = [
    ...Map.groupBy(listed, ({ teacher, room, period }) => `${teacher}\n${room}\n${period}`).values(),
  ];
  const rooms = stationsOf(taught);
  const numbers = new Map<string, number>();
  const sections = taught.map((group) => {
    const [{ course, teacher, room }] = group;
    const number = (numbers.get(course) ?? 0) + 1;
    numbers.set(course, number);
    const section: Section = {
      id: `${course}-${number}`,
      courses: [...new Set(group.map((entry) => entry.course))],
      teachers: [teacher],
      rooms: rooms.get(room) ?? [],
    };
    return { section, period: group[0].period };
  });
  return {
    format: problemFormat,
    id: 'arena-hs-2014s',
    bell: eightPeriods,
    courses: courses.map(({ course, dept }) => ({ id: course, department: dept, cap })),
    simultaneous: sections.flatMap(({ section }) =>
      section.courses.length > 1 ? [{ courses: section.courses }] : [],
    ),
    sections: sections.map(({ section }) => section),
    teachers: [...Map.groupBy(listed, ({ teacher }) => teacher)].map(([id, own]) => ({
      id,
      qualifiedFor: [...new Set(own.map(({ course }) => course))],
    })),
    rooms: [...rooms].flatMap(([type, stations]) => stations.map((id) => ({ id, type, capacity: cap }))),
    students: [],
    previous: {
      placements: sections.map(({ section, period }) => ({ section: section.id, pattern: String(period) })),
      seats: [],
    },
  };
}

/** A room's own name, and `Gym/2`, `Gym/3` … for as many groups as ever were in it at one time. */
function stationsOf(taught: readonly (readonly Listed[])[]): Map<string, string[]> {
  const firsts = taught.map(([first]) => first);
  return new Map(
    [...Map.groupBy(firsts, ({ room }) => room)].map(([room, uses]) => {
      const most = Math.max(
        ...[...Map.groupBy(uses, ({ period }) => period).values()].map(({ length }) => length),
      );
      return [
        room,
        Array.from({ length: most }, (_, index) => (index === 0 ? room : `${room}/${index + 1}`)),
      ];
    }),
  );
}

const eightPeriods: ScheduleProblem['bell'] = {
  terms: [{ id: 'Y' }],
  dayTypes: [{ id: 'D' }],
  slots: Array.from({ length: periods }, (_, period) => ({
    id: String(period),
    term: 'Y',
    dayType: 'D',
    period: `Period ${period}`,
  })),
  patterns: Array.from({ length: periods }, (_, period) => ({ id: String(period), slots: [String(period)] })),
};
