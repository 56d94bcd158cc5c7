import type { Schedule, School, Slot } from './school.ts';

type Placed = Schedule['sections'][number] & { readonly slots: readonly string[] };

/** A school and a schedule by id, and `broken`, to which every rule adds what it finds. */
export function lookupsOf(school: School, schedule: Schedule) {
  const broken: string[] = [];
  const slotsOfPattern = new Map(school.bell.patterns.map(({ id, slots }) => [id, slots]));
  const placed = new Map<string, Placed>();
  for (const section of schedule.sections) {
    if (placed.has(section.id)) broken.push(`two sections are called ${section.id}`);
    const slots = section.pattern === null ? [] : slotsOfPattern.get(section.pattern);
    if (slots === undefined) broken.push(`${section.id} has the unknown pattern ${section.pattern}`);
    placed.set(section.id, { ...section, slots: slots ?? [] });
  }
  const days = new Map<string, Slot[]>();
  for (const slot of school.bell.slots) {
    const day = `${slot.term} ${slot.dayType}`;
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return {
    school,
    broken,
    placed,
    seats: schedule.seats,
    courses: new Map(school.courses.map((course) => [course.id, course])),
    given: new Map((school.sections ?? []).map((section) => [section.id, section])),
    teachers: new Map(school.teachers.map((teacher) => [teacher.id, teacher])),
    rooms: new Map(school.rooms.map((room) => [room.id, room])),
    students: new Map(school.students.map((student) => [student.id, student])),
    days: [...days.values()],
    slots: new Map(school.bell.slots.map((slot) => [slot.id, slot])),
  };
}

export type Lookups = ReturnType<typeof lookupsOf>;

/** The same slot twice in a list of slots of one person or place. */
export function clashes(slots: readonly string[]): string[] {
  return [...new Set(slots.filter((slot, at) => slots.indexOf(slot) !== at))];
}
