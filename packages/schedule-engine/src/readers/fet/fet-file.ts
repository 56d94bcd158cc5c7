import { err, type Result } from '@quad/kernel';
import { errorOf, type ProblemFault } from '../../problem/fault.ts';
import { problemFormat, type ScheduleProblem } from '../../problem/problem.ts';
import type { Student } from '../../problem/student.ts';
import { type ValidProblem, validateProblem } from '../../problem/validate-problem.ts';
import { type FetRules, fetRules } from './fet-rules.ts';
import { type FetActivity, type FetSchool, fetBell, fetSchool, patternId } from './fet-school.ts';
import { xmlTree } from './xml-tree.ts';

/**
 * Reads a file of FET (lalescu.ro/liviu/fet) as a problem. An activity is a section, and a course, of its own; the
 * smallest sets of students are students, who ask for every lesson of theirs, so that a request unmet is a clash. Rules on
 * a day's lessons (none of them on one day, a teacher's most) are students more, who can have all their lessons just when the
 * rule holds, and who need none of them where the file gives the rule less than 100 %. Every other constraint of less than
 * 100 % is kept like one of 100 %. Constraints that a problem cannot say are one fault, each by name and with its number.
 */
export function readFetFile(text: string): Result<ValidProblem, ProblemFault[]> {
  const tree = xmlTree(text);
  if (!tree.ok) return tree;
  if (tree.value.name !== 'fet')
    return err([
      errorOf('OTHER_FORMAT', {
        path: [],
        id: '',
        sentence: `The file is <${tree.value.name}>, and a FET file is <fet>; choose another file.`,
      }),
    ]);
  const school = fetSchool(tree.value);
  const rules = fetRules(school);
  if (rules.unknown.size === 0) return validateProblem(problemOf(school, rules));
  const names = [...rules.unknown].sort().map(([name, count]) => `${name} (${count})`);
  return err([
    errorOf('UNKNOWN_CONSTRAINT', {
      path: [],
      id: '',
      sentence: `The file has constraints that a schedule problem cannot say: ${names.join(', ')}; switch them off in FET and read the file again.`,
    }),
  ]);
}

function problemOf(school: FetSchool, rules: FetRules): ScheduleProblem {
  const { activities } = school;
  const bell = fetBell(school);
  const students = [...atomsOf(school), ...rules.watchers];
  const seats = new Map<string, number>();
  for (const { requests } of students)
    for (const { course } of requests) seats.set(course, (seats.get(course) ?? 0) + 1);
  return {
    format: problemFormat,
    id: 'fet',
    name: school.name,
    bell,
    courses: activities.map(({ id, subject, teachers }) => ({
      id,
      title: subject,
      cap: Math.max(1, seats.get(id) ?? 0),
      isTaught: teachers.length > 0,
    })),
    sections: activities.map((activity) => sectionOf(activity, bell, rules, school)),
    links: rules.links,
    teachers: school.teachers.map((id) => {
      const away = rules.teacherAway.get(id);
      return {
        id,
        qualifiedFor: activities
          .filter(({ teachers }) => teachers.includes(id))
          .map((activity) => activity.id),
        ...(away === undefined ? {} : { unavailable: timesThat(bell, away) }),
        needsLunch: false,
      };
    }),
    rooms: school.rooms.map(({ id, capacity }) => {
      const away = rules.roomAway.get(id);
      return {
        id,
        type: 'room',
        capacity,
        ...(away === undefined ? {} : { unavailable: timesThat(bell, away) }),
      };
    }),
    students,
  };
}

/** Only slots that there are; breaks are none. */
const timesThat = ({ slots }: ScheduleProblem['bell'], times: readonly string[]) =>
  slots.map(({ id }) => id).filter((id) => times.includes(id));

function sectionOf(activity: FetActivity, bell: ScheduleProblem['bell'], rules: FetRules, school: FetSchool) {
  const { id, teachers, hours, people } = activity;
  const start = rules.startsAt.get(id);
  const within = rules.within.get(id) ?? [];
  const patterns = bell.patterns.filter(
    (pattern) =>
      pattern.slots.length === hours &&
      (start === undefined || pattern.id === patternId(start, hours)) &&
      within.every((allowed) => pattern.slots.every((slot) => allowed.has(slot))),
  );
  const roomRules = rules.rooms.get(id);
  const [, second] = teachers;
  return {
    id,
    courses: [id],
    patterns: patterns.map((pattern) => pattern.id),
    ...(teachers.length === 0 ? {} : { teachers: teachers.slice(0, 1) }),
    ...(second === undefined ? {} : { coTeachers: [second] }),
    ...(roomRules === undefined
      ? {}
      : {
          rooms: school.rooms
            .filter((room) => room.capacity >= people && roomRules.every((rule) => rule.has(room.id)))
            .map((room) => room.id),
        }),
  };
}

function atomsOf({ activities, atomsOf: atoms }: FetSchool): Student[] {
  const lessons = new Map<string, Set<string>>();
  for (const { id, sets } of activities)
    for (const atom of sets.flatMap((set) => [...(atoms.get(set) ?? [set])]))
      lessons.set(atom, (lessons.get(atom) ?? new Set()).add(id));
  return [...lessons].map(([id, own]) => ({
    id,
    requests: [...own].map((course) => ({ course, kind: 'PRIMARY', isMandatory: true })),
  }));
}
