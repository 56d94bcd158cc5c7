import { clashes, type Lookups } from './lookups.ts';

/** Students: in one place at a time, in courses they asked for and may take, with lunch, services and their team. */
export function studentRules(lookups: Lookups): void {
  const { school, broken, placed, seats, courses, given, students, slots } = lookups;
  const seatsOf = Map.groupBy(seats, ({ student }) => student);
  for (const { student, section } of seats)
    if (!students.has(student) || !placed.has(section))
      broken.push(`${student} in ${section}: one of them is unknown`);
  for (const student of school.students) {
    const own = (seatsOf.get(student.id) ?? []).flatMap((seat) => {
      const section = placed.get(seat.section);
      return section === undefined ? [] : [{ ...seat, at: section }];
    });
    const say = (what: string) => broken.push(`${student.id} ${what}`);
    const taken = own.flatMap(({ at }) => at.slots);
    for (const slot of clashes(taken)) say(`is in two places in ${slot}`);
    for (const slot of student.unavailable ?? []) if (taken.includes(slot)) say(`is not there in ${slot}`);
    for (const lunch of school.bell.lunch ?? [])
      if (lunch.slots.every((slot) => taken.includes(slot))) say('has no lunch');
    const held = own.map(({ course }) => course);
    for (const course of clashes(held)) say(`takes ${course} twice`);
    const isAsked = (course: string, kind: string) =>
      student.requests.some((request) => request.course === course && request.kind === kind);
    for (const { course, as, at, section } of own) {
      const facts = courses.get(course);
      if (!at.courses.includes(course)) say(`sits in ${section} for ${course}`);
      if (!isAsked(course, as)) say(`did not ask for ${course} as ${as}`);
      if (facts?.prerequisites?.some((prior) => student.priorCourses?.includes(prior) !== true) === true)
        say(`lacks what ${course} needs`);
      if (student.closedLevels?.some(({ level }) => level === facts?.level) === true)
        say(`may not take ${course}`);
      const team = school.teams.find(({ id }) => id === student.team);
      const owner = given.get(section)?.team;
      if (
        team?.courses?.includes(course) === true
          ? owner !== team.id
          : owner !== undefined && owner !== team?.id
      )
        say(`sits in ${section} of ${owner ?? 'no team'}`);
      if (student.coTaught?.includes(course) === true && typeof at.coTeacher !== 'string')
        say(`sits in ${section}, which is not co-taught`);
    }
    const asked = new Set(
      student.requests.filter(({ kind }) => kind === 'PRIMARY').map(({ course }) => course),
    );
    const missing = [...asked].filter((course) => !held.includes(course)).length;
    if (held.filter((course) => !asked.has(course)).length > missing) say('has more alternates than holes');
    for (const { service, minutes } of student.services ?? []) {
      const giving = own.filter(({ course }) => courses.get(course)?.gives === service);
      for (const term of new Set(school.bell.slots.map((slot) => slot.term))) {
        const given = giving
          .flatMap(({ at }) => at.slots)
          .reduce((sum, id) => sum + (slots.get(id)?.term === term ? (slots.get(id)?.minutes ?? 0) : 0), 0);
        if (given < minutes) say(`has ${given} minutes of ${service}`);
      }
    }
  }
  for (const pair of school.apart ?? []) {
    const sectionsOf = (student = '') => (seatsOf.get(student) ?? []).map(({ section }) => section);
    const [one, other] = pair.students ?? [];
    if (sectionsOf(one).some((section) => sectionsOf(other).includes(section)))
      broken.push(`${one} and ${other} share a section`);
    for (const section of sectionsOf(pair.student)) {
      const at = placed.get(section);
      if (at?.teacher === pair.teacher || at?.coTeacher === pair.teacher)
        broken.push(`${pair.student} meets ${pair.teacher}`);
    }
  }
}
