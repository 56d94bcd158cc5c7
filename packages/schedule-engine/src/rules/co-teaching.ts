import type { Course } from '../problem/course.ts';
import type { Facts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

export type CoTeachingMissing =
  | { readonly kind: 'NO_SECOND_TEACHER'; readonly section: string }
  | { readonly kind: 'NOT_A_CO_TEACHER'; readonly section: string; readonly teacher: string }
  | {
      readonly kind: 'TOO_FEW';
      readonly course: string;
      readonly sections: number;
      readonly planned: number;
    }
  | {
      readonly kind: 'SEAT_NOT_CO_TAUGHT';
      readonly student: string;
      readonly course: string;
      readonly section: string;
    };

function sectionFaults({ sections, courses }: Facts): CoTeachingMissing[] {
  return sections.flatMap(({ id, slots, placed, given }): CoTeachingMissing[] => {
    if (slots.length === 0) return [];
    const second = placed.coTeacher ?? null;
    if (second === null)
      return (given?.coTeachers ?? []).length > 0 ? [{ kind: 'NO_SECOND_TEACHER', section: id }] : [];
    const allowed =
      given?.coTeachers ??
      placed.courses.flatMap((course) => courses.get(course)?.coTaught?.coTeachers ?? []);
    return second === placed.teacher || !allowed.includes(second)
      ? [{ kind: 'NOT_A_CO_TEACHER', section: id, teacher: second }]
      : [];
  });
}

/** Of the course's sections without a wish of their own as many are co-taught as it plans; unplaced ones excuse. */
function courseFaults({ sections }: Facts, { id, coTaught }: Course): CoTeachingMissing[] {
  if (coTaught === undefined) return [];
  const own = sections.filter(
    ({ placed, given }) => placed.courses.includes(id) && given?.coTeachers === undefined,
  );
  const placed = own.filter(({ slots }) => slots.length > 0);
  const taught = placed.filter((section) => typeof section.placed.coTeacher === 'string').length;
  const planned = Math.min(coTaught.sections, own.length) - (own.length - placed.length);
  return taught < planned ? [{ kind: 'TOO_FEW', course: id, sections: taught, planned }] : [];
}

function seatFaults({ students, seatsOf }: Facts): CoTeachingMissing[] {
  return [...seatsOf].flatMap(([student, seats]) =>
    seats
      .filter(({ seat: { course } }) => students.get(student)?.coTaught?.includes(course) === true)
      .filter(({ section }) => typeof section.placed.coTeacher !== 'string')
      .map(({ seat: { course }, section }) => ({
        kind: 'SEAT_NOT_CO_TAUGHT',
        student,
        course,
        section: section.id,
      })),
  );
}

export const rule: HardRule<CoTeachingMissing> = {
  id: 'CO_TEACHING',
  words:
    'Co-taught sections have a second teacher of those who may, and who needs co-teaching sits in such sections only.',
  check: (facts) => [
    ...sectionFaults(facts),
    ...facts.problem.courses.flatMap((course) => courseFaults(facts, course)),
    ...seatFaults(facts),
  ],
  sentence: (fault) => {
    switch (fault.kind) {
      case 'NO_SECOND_TEACHER':
        return `Section ${fault.section} is co-taught and has no second teacher; assign one.`;
      case 'NOT_A_CO_TEACHER':
        return `Teacher ${fault.teacher} may not be second teacher of ${fault.section}; assign one who may.`;
      case 'TOO_FEW':
        return `Course ${fault.course} has ${fault.sections} co-taught sections where ${fault.planned} are planned; assign second teachers.`;
      case 'SEAT_NOT_CO_TAUGHT':
        return `Student ${fault.student} takes ${fault.course} co-taught only and sits in ${fault.section}, which is not; seat the student in a co-taught section.`;
    }
  },
};
