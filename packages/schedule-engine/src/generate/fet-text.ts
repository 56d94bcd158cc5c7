import { coursePools } from '../model/course-pools.ts';
import { planSections } from '../model/plan-sections.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';
import type { Teacher } from '../problem/teacher.ts';

/** How often two courses of one section are asked for together before a file of FET keeps them apart. */
const togetherOften = 2;
/** So that no course is kept apart from more others than there are slots for. */
const mostApart = 5;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const element = (name: string, ...inner: readonly (string | number)[]) =>
  `<${name}>${inner.map((part) => (typeof part === 'number' ? String(part) : part)).join('')}</${name}>`;
const text = (name: string, value: string | number | boolean) => element(name, escaped(String(value)));
const rule = (name: string, ...inner: readonly string[]) =>
  element(
    `Constraint${name}`,
    text('Weight_Percentage', 100),
    ...inner,
    text('Active', true),
    text('Comments', ''),
  );

/**
 * The placement part of a school as a file of FET, which knows no requests: sections with a teacher each (dealt out
 * beforehand, the one with the most free load first), rooms that fit, absences, the school's rules on slots, and
 * pairs of singletons that many students want as sets of students of their own. One term; slots named day and period.
 */
export function placementFet(problem: ScheduleProblem): string {
  const { bell, rooms = [] } = problem;
  const sections = planSections(problem, coursePools(problem));
  const dealt = dealTeachers(problem, sections);
  const pairs = singletonPairs(problem, sections);
  const courseOf = new Map(problem.courses.map((course) => [course.id, course]));
  const slotOf = new Map(bell.slots.map((slot) => [slot.id, slot]));
  const hours = [...new Set(bell.slots.map(({ period }) => period))];
  const named = (list: string, entry: string, ids: readonly string[], ...more: readonly string[]) =>
    element(list, ...more, ...ids.map((id) => element(entry, text('Name', id), text('Comments', ''))));
  const activities = sections.map(({ courses: [course] }, at) =>
    element(
      'Activity',
      ...dealt[at].map((teacher) => text('Teacher', teacher)),
      text('Subject', course),
      ...pairs.filter((pair) => pair.sections.includes(at)).map(({ name }) => text('Students', name)),
      ...[text('Duration', 1), text('Total_Duration', 1), text('Id', at + 1), text('Activity_Group_Id', 0)],
      text('Active', true),
      text('Comments', ''),
    ),
  );
  const away = (problem.teachers ?? []).flatMap((teacher) => {
    const slots = [...new Set([...(teacher.unavailable ?? []), ...freeByRule(problem, teacher.id)])];
    if (slots.length === 0) return [];
    const times = slots.map((id) =>
      element(
        'Not_Available_Time',
        text('Day', slotOf.get(id)?.dayType ?? ''),
        text('Hour', slotOf.get(id)?.period ?? ''),
      ),
    );
    const count = text('Number_of_Not_Available_Times', times.length);
    return [rule('TeacherNotAvailableTimes', text('Teacher', teacher.id), count, ...times)];
  });
  const inSlots = (problem.nonNegotiables ?? []).flatMap(({ form }) => {
    if (form.kind !== 'COURSE_IN_SLOTS') return [];
    const times = form.slots.map((id) =>
      element(
        'Preferred_Time_Slot',
        text('Preferred_Day', slotOf.get(id)?.dayType ?? ''),
        text('Preferred_Hour', slotOf.get(id)?.period ?? ''),
      ),
    );
    const count = text('Number_of_Preferred_Time_Slots', times.length);
    return [...sections.keys()]
      .filter((at) => sections[at].courses.some((course) => form.courses.includes(course)))
      .map((at) => rule('ActivityPreferredTimeSlots', text('Activity_Id', at + 1), count, ...times));
  });
  const inRooms = sections.flatMap(({ courses: [first], cap }, at) => {
    const course = courseOf.get(first);
    const fitting = rooms.filter(
      ({ type, capacity }) => type === course?.roomType && capacity >= (cap ?? course?.cap ?? 0),
    );
    if (fitting.length === 0) return [];
    const names = fitting.map(({ id }) => text('Preferred_Room', id));
    return [
      rule(
        'ActivityPreferredRooms',
        text('Activity_Id', at + 1),
        text('Number_of_Preferred_Rooms', names.length),
        ...names,
      ),
    ];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<fet version="5.41.0">
${text('Institution_Name', problem.name ?? problem.id)}
${text('Comments', '')}
${named(
  'Days_List',
  'Day',
  bell.dayTypes.map(({ id }) => id),
  text('Number_of_Days', bell.dayTypes.length),
)}
${named('Hours_List', 'Hour', hours, text('Number_of_Hours', hours.length))}
${named('Subjects_List', 'Subject', [...courseOf.keys()])}
<Activity_Tags_List></Activity_Tags_List>
${named(
  'Teachers_List',
  'Teacher',
  (problem.teachers ?? []).map(({ id }) => id),
)}
${element('Students_List', ...pairs.map(({ name }) => element('Year', text('Name', name), text('Number_of_Students', 1), text('Comments', ''))))}
${element('Activities_List', ...activities)}
<Buildings_List></Buildings_List>
${element('Rooms_List', ...rooms.map(({ id, capacity }) => element('Room', text('Name', id), '<Building></Building>', text('Capacity', capacity), text('Virtual', false), text('Comments', ''))))}
${element('Time_Constraints_List', rule('BasicCompulsoryTime'), ...away, ...inSlots)}
${element('Space_Constraints_List', rule('BasicCompulsorySpace'), ...inRooms)}
</fet>
`;
}

const freeByRule = ({ nonNegotiables = [] }: ScheduleProblem, teacher: string): readonly string[] =>
  nonNegotiables.flatMap(({ form }) =>
    form.kind === 'TEACHER_FREE' && form.teacher === teacher ? form.slots : [],
  );

/** A teacher, and where one is needed a second one, for every section; nobody above the load. */
function dealTeachers(problem: ScheduleProblem, sections: readonly Section[]): string[][] {
  const { teachers = [], teams = [] } = problem;
  const left = new Map(teachers.map(({ id, maxSections = 9 }) => [id, maxSections]));
  const courseOf = new Map(problem.courses.map((course) => [course.id, course]));
  const coTaughtLeft = new Map(problem.courses.map(({ id, coTaught }) => [id, coTaught?.sections ?? 0]));
  const freest = (ids: readonly string[]): string[] => {
    const [first] = [...ids].sort((one, other) => (left.get(other) ?? 0) - (left.get(one) ?? 0));
    if (first === undefined || (left.get(first) ?? 0) < 1) return [];
    left.set(first, (left.get(first) ?? 0) - 1);
    return [first];
  };
  const may = ({ courses, team }: Section) => {
    const members = teams.find(({ id }) => id === team)?.teachers;
    return teachers
      .filter(
        ({ id, qualifiedFor }: Teacher) =>
          qualifiedFor.includes(courses[0]) && members?.includes(id) !== false,
      )
      .map(({ id }) => id);
  };
  const dealt = sections.map((): string[] => []);
  // Who has the fewest to choose from chooses first.
  const order = [...sections.keys()].sort(
    (one, other) => may(sections[one]).length - may(sections[other]).length,
  );
  for (const at of order) dealt[at] = freest(may(sections[at]));
  sections.forEach(({ courses: [course], coTeachers }, at) => {
    const plan = courseOf.get(course)?.coTaught;
    const open = coTaughtLeft.get(course) ?? 0;
    const seconds = coTeachers ?? (open > 0 ? (plan?.coTeachers ?? []) : []);
    if (coTeachers === undefined && open > 0) coTaughtLeft.set(course, open - 1);
    dealt[at].push(...freest(seconds.filter((id) => !dealt[at].includes(id))));
  });
  return dealt;
}

/** Pairs of courses of one section, those that most students ask for together first. */
function singletonPairs(problem: ScheduleProblem, sections: readonly Section[]) {
  const sectionsOf = Map.groupBy(sections.keys(), (at) => sections[at].courses[0]);
  const single = new Map(
    [...sectionsOf].flatMap(([course, own]): [string, number][] =>
      own.length === 1 ? [[course, own[0]]] : [],
    ),
  );
  const together = new Map<string, { name: string; sections: number[]; count: number }>();
  for (const { requests } of problem.students) {
    const own = requests
      .filter(({ course, kind }) => kind === 'PRIMARY' && single.has(course))
      .map(({ course }) => course)
      .sort();
    own.forEach((one, index) => {
      for (const other of own.slice(index + 1)) {
        const name = `${one} and ${other}`;
        const pair = together.get(name) ?? {
          name,
          sections: [single.get(one) ?? 0, single.get(other) ?? 0],
          count: 0,
        };
        pair.count += 1;
        together.set(name, pair);
      }
    });
  }
  const apart = new Map<number, number>();
  return [...together.values()]
    .filter(({ count }) => count >= togetherOften)
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .filter((pair) => {
      if (pair.sections.some((at) => (apart.get(at) ?? 0) >= mostApart)) return false;
      for (const at of pair.sections) apart.set(at, (apart.get(at) ?? 0) + 1);
      return true;
    });
}
