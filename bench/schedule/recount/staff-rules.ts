import { clashes, type Lookups } from './lookups.ts';

/** Sections: as many as planned, of a course each, within caps, in a room that fits, taught by who may. */
export function sectionRules({
  school,
  broken,
  placed,
  courses,
  given,
  teachers,
  rooms,
  seats,
}: Lookups): void {
  const count = new Map<string, number>();
  const coTaught = new Map<string, number>();
  for (const { id, courses: taught, cap, slots, teacher, coTeacher = null, room } of placed.values()) {
    const course = courses.get(taught[0] ?? '');
    const own = given.get(id);
    if (taught.length !== 1 || course === undefined || (own !== undefined && own.courses[0] !== course.id)) {
      broken.push(`${id} is of ${taught.join('+') || 'no course'}`);
      continue;
    }
    count.set(course.id, (count.get(course.id) ?? 0) + 1);
    if (cap > (own?.cap ?? course.cap)) broken.push(`${id} has a cap of ${cap}`);
    const seated = new Set(seats.filter(({ section }) => section === id).map(({ student }) => student)).size;
    if (seated > (own?.cap ?? course.cap)) broken.push(`${id} seats ${seated}`);
    if (slots.length === 0) {
      if (seated > 0) broken.push(`${id} has no time and seats ${seated}`);
      continue;
    }
    if (course.patterns !== undefined && !course.patterns.includes(placed.get(id)?.pattern ?? ''))
      broken.push(`${id} may not take its pattern`);
    const place = rooms.get(room ?? '');
    if (course.roomType !== undefined && place?.type !== course.roomType)
      broken.push(`${id} is in ${room}, which is no ${course.roomType}`);
    if (seated > (place?.capacity ?? seated)) broken.push(`${id} seats ${seated} in ${room}`);
    const who = teachers.get(teacher ?? '');
    if (who?.qualifiedFor.includes(course.id) !== true)
      broken.push(`${id} is taught by ${teacher}, who may not`);
    const team = school.teams.find((one) => one.id === own?.team);
    if (team !== undefined && !team.teachers.includes(teacher ?? ''))
      broken.push(`${id} of ${team.id} is taught by ${teacher}`);
    if (coTeacher !== null) {
      coTaught.set(course.id, (coTaught.get(course.id) ?? 0) + 1);
      const may = own?.coTeachers ?? course.coTaught?.coTeachers ?? [];
      if (!may.includes(coTeacher) || coTeacher === teacher)
        broken.push(`${id} has ${coTeacher} as second teacher`);
    } else if (own?.coTeachers !== undefined) broken.push(`${id} has no second teacher`);
  }
  for (const course of school.courses) {
    const made = count.get(course.id) ?? 0;
    if (course.sections !== undefined && made > course.sections)
      broken.push(`${course.id} has ${made} sections, planned are ${course.sections}`);
    const unplaced = [...placed.values()].filter(
      ({ courses: taught, slots }) => taught[0] === course.id && slots.length === 0,
    ).length;
    const wanted = Math.min(course.coTaught?.sections ?? 0, made) - unplaced;
    if ((coTaught.get(course.id) ?? 0) < wanted) broken.push(`${course.id} lacks co-taught sections`);
  }
}

/** Teachers and rooms: in one place at a time, when they are there, with lunch, within load, preps and stretches. */
export function staffRules({ school, broken, placed, teachers, rooms, days, slots }: Lookups): void {
  const taughtBy = (id: string) =>
    [...placed.values()].filter((section) => section.teacher === id || section.coTeacher === id);
  const freeByRule = (school.nonNegotiables ?? []).flatMap(({ form }) =>
    form.kind === 'TEACHER_FREE' ? [form] : [],
  );
  const busyOf = new Map<string, Set<string>>();
  for (const teacher of teachers.values()) {
    const sections = taughtBy(teacher.id).filter((section) => section.slots.length > 0);
    const taken = sections.flatMap((section) => section.slots);
    const busy = new Set(taken);
    busyOf.set(teacher.id, busy);
    for (const slot of clashes(taken)) broken.push(`${teacher.id} teaches twice in ${slot}`);
    for (const slot of teacher.unavailable ?? [])
      if (busy.has(slot)) broken.push(`${teacher.id} is not there in ${slot}`);
    for (const form of freeByRule)
      if (form.teacher === teacher.id && form.slots?.some((slot) => busy.has(slot)) === true)
        broken.push(`${teacher.id} is not free as the school says`);
    for (const lunch of school.bell.lunch ?? [])
      if (lunch.slots.every((slot) => busy.has(slot))) broken.push(`${teacher.id} has no lunch`);
    for (const term of new Set([...slots.values()].map((slot) => slot.term))) {
      const inTerm = sections.filter((section) =>
        section.slots.some((slot) => slots.get(slot)?.term === term),
      );
      if (inTerm.length > (teacher.maxSections ?? inTerm.length))
        broken.push(`${teacher.id} teaches ${inTerm.length} sections`);
      const preps = new Set(inTerm.map(({ courses }) => courses[0])).size;
      if (preps > (teacher.maxPreps ?? preps)) broken.push(`${teacher.id} has ${preps} preps`);
    }
    for (const day of days) {
      let stretch = 0;
      for (const { id, breakBefore } of day) {
        stretch = busy.has(id) ? (breakBefore === true ? 1 : stretch + 1) : 0;
        if (stretch === (teacher.maxConsecutive ?? Number.POSITIVE_INFINITY) + 1)
          broken.push(`${teacher.id} teaches too long without a break up to ${id}`);
      }
    }
  }
  for (const room of rooms.values()) {
    const taken = [...placed.values()].filter((section) => section.room === room.id);
    const used = taken.flatMap((section) => section.slots);
    for (const slot of clashes(used)) broken.push(`${room.id} is used twice in ${slot}`);
    for (const slot of room.unavailable ?? [])
      if (used.includes(slot)) broken.push(`${room.id} is not to be had in ${slot}`);
  }
  for (const { id, teachers: members, commonPlanning = 0 } of school.teams)
    for (const day of days) {
      const free = day.filter((slot) => members.every((member) => busyOf.get(member)?.has(slot.id) !== true));
      if (free.length < commonPlanning) broken.push(`${id} has no common planning on ${day[0]?.dayType}`);
    }
  for (const { id, form } of school.nonNegotiables ?? []) {
    const own = [...placed.values()].filter(
      ({ courses }) => form.courses?.includes(courses[0] ?? '') === true,
    );
    const isIn = (slot: string) => form.slots?.includes(slot) === true;
    if (form.kind === 'COURSE_IN_SLOTS' && own.some((section) => !section.slots.every(isIn)))
      broken.push(`${id} does not hold`);
    else if (form.kind === 'COURSE_NOT_IN_SLOTS' && own.some((section) => section.slots.some(isIn)))
      broken.push(`${id} does not hold`);
    else if (!['COURSE_IN_SLOTS', 'COURSE_NOT_IN_SLOTS', 'TEACHER_FREE'].includes(form.kind))
      broken.push(`${id} is of the form ${form.kind}, which is not recounted`);
  }
}
