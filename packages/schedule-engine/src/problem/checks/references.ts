import { errorOf, type FaultPath, type ProblemFault, pathText, warningOf } from '../fault.ts';
import type { ApartPair, Student } from '../student.ts';
import type { Ground } from './ground.ts';
import { knownIds, type Noun } from './known-ids.ts';

/**
 * Every id that names nothing. In the frame (bell schedule, courses, sections, staff, the school's own rules) it is an
 * error: a misspelled rule must not be lost. Where it concerns one student, one lock of a seat or the version before,
 * it is a warning, and the request, seat or word that names it is left out. Not checked: what a student took before,
 * which may be a course of another year or school.
 */
export function unknownIds(ground: Ground): ProblemFault[] {
  const { problem } = ground;
  const known = knownIds(ground);
  const faults: ProblemFault[] = [];
  const frame = (noun: Noun, ids: readonly string[] | undefined, path: FaultPath, owner: string) =>
    ids?.forEach((id, index) => {
      if (known[noun].has(id)) return;
      const place = [...path, index];
      faults.push(
        errorOf('UNKNOWN_ID', {
          path: place,
          id,
          sentence: `${owner} names the ${noun} "${id}", which the problem does not have (${pathText(place)}); correct the id or add the ${noun}.`,
        }),
      );
    });
  const one = (noun: Noun, id: string | undefined, path: FaultPath, owner: string) => {
    if (id === undefined || known[noun].has(id)) return;
    faults.push(
      errorOf('UNKNOWN_ID', {
        path,
        id,
        sentence: `${owner} names the ${noun} "${id}", which the problem does not have (${pathText(path)}); correct the id or add the ${noun}.`,
      }),
    );
  };
  const leave = (noun: Noun, id: string | undefined, path: FaultPath, left: FaultPath, owner: string) => {
    if (id === undefined || known[noun].has(id)) return;
    faults.push(
      warningOf(
        'UNKNOWN_ID',
        {
          path,
          id,
          sentence: `${owner} names the ${noun} "${id}", which the problem does not have; ${pathText(left)} is left out. Correct the id or add the ${noun}.`,
        },
        left,
      ),
    );
  };

  const { bell } = problem;
  bell.slots.forEach((slot, at) => {
    one('term', slot.term, ['bell', 'slots', at, 'term'], `Slot ${slot.id}`);
    one('kind of day', slot.dayType, ['bell', 'slots', at, 'dayType'], `Slot ${slot.id}`);
  });
  bell.patterns.forEach(({ id, slots }, at) => {
    frame('slot', slots, ['bell', 'patterns', at, 'slots'], `Meeting pattern ${id}`);
  });
  bell.lunch?.forEach(({ slots }, at) => {
    frame('slot', slots, ['bell', 'lunch', at, 'slots'], `Lunch window ${at + 1}`);
  });
  problem.courses.forEach((course, at) => {
    const owner = `Course ${course.id}`;
    frame('meeting pattern', course.patterns, ['courses', at, 'patterns'], owner);
    course.prerequisites?.forEach((id, index) => {
      if (known['prior course'].has(id)) return;
      faults.push(
        warningOf('UNKNOWN_ID', {
          path: ['courses', at, 'prerequisites', index],
          id,
          sentence: `${owner} asks for ${id} before it, which is not in the catalogue and which no student has taken; nobody can take ${course.id}. Correct the id, or give students the courses that they took.`,
        }),
      );
    });
    frame('course', course.corequisites, ['courses', at, 'corequisites'], owner);
    frame('teacher', course.coTaught?.coTeachers, ['courses', at, 'coTaught', 'coTeachers'], owner);
  });
  problem.simultaneous?.forEach(({ courses }, at) => {
    frame('course', courses, ['simultaneous', at, 'courses'], `The group ${at + 1} of simultaneous courses`);
  });
  problem.sequences?.forEach(({ first, next }, at) => {
    one('course', first, ['sequences', at, 'first'], `The sequence ${first} → ${next}`);
    one('course', next, ['sequences', at, 'next'], `The sequence ${first} → ${next}`);
  });
  problem.sections?.forEach((section, at) => {
    const owner = `Section ${section.id}`;
    frame('course', section.courses, ['sections', at, 'courses'], owner);
    frame('meeting pattern', section.patterns, ['sections', at, 'patterns'], owner);
    frame('teacher', section.teachers, ['sections', at, 'teachers'], owner);
    frame('room', section.rooms, ['sections', at, 'rooms'], owner);
    frame('teacher', section.coTeachers, ['sections', at, 'coTeachers'], owner);
    one('team', section.team, ['sections', at, 'team'], owner);
  });
  problem.links?.forEach(({ kind, sections }, at) => {
    frame('section', sections, ['links', at, 'sections'], `Link ${at + 1} (${kind})`);
  });
  problem.teachers?.forEach((teacher, at) => {
    // A teacher may be qualified for what is not in this year's catalogue; that is said and does no harm.
    teacher.qualifiedFor.forEach((id, index) => {
      const path = ['teachers', at, 'qualifiedFor', index];
      leave('course', id, path, path, `Teacher ${teacher.id}`);
    });
    frame('slot', teacher.unavailable, ['teachers', at, 'unavailable'], `Teacher ${teacher.id}`);
  });
  problem.rooms?.forEach((room, at) => {
    frame('slot', room.unavailable, ['rooms', at, 'unavailable'], `Room ${room.id}`);
  });
  problem.teams?.forEach((team, at) => {
    frame('teacher', team.teachers, ['teams', at, 'teachers'], `Team ${team.id}`);
    frame('course', team.courses, ['teams', at, 'courses'], `Team ${team.id}`);
  });
  problem.students.forEach((student, at) => {
    inStudent(student, at, leave);
  });
  problem.apart?.forEach((pair, at) => {
    inPair(pair, at, leave);
  });
  for (const [list, place] of [
    [problem.locks?.placements, 'locks'],
    [problem.previous?.placements, 'previous'],
  ] as const)
    list?.forEach((lock, at) => {
      const base = [place, 'placements', at];
      const owner = `${place === 'locks' ? 'A lock' : 'The version before'} of section ${lock.section}`;
      const check = (noun: Noun, id: string | undefined, key: string) =>
        place === 'locks'
          ? one(noun, id, [...base, key], owner)
          : leave(noun, id, [...base, key], base, owner);
      check('section', lock.section, 'section');
      check('meeting pattern', lock.pattern, 'pattern');
      check('teacher', lock.teacher, 'teacher');
      check('room', lock.room, 'room');
    });
  for (const [list, place] of [
    [problem.locks?.seats, 'locks'],
    [problem.previous?.seats, 'previous'],
  ] as const)
    list?.forEach((seat, at) => {
      const base = [place, 'seats', at];
      const owner = `${place === 'locks' ? 'A locked seat' : 'A seat of the version before'} of student ${seat.student}`;
      leave('student', seat.student, [...base, 'student'], base, owner);
      leave('section', seat.section, [...base, 'section'], base, owner);
      leave('course', seat.course, [...base, 'course'], base, owner);
    });
  problem.nonNegotiables?.forEach(({ id, form }, at) => {
    const path = ['nonNegotiables', at, 'form'];
    const owner = `Non-negotiable ${id}`;
    if ('courses' in form) frame('course', form.courses, [...path, 'courses'], owner);
    if ('slots' in form && typeof form.slots !== 'number')
      frame('slot', form.slots, [...path, 'slots'], owner);
    if ('teacher' in form) one('teacher', form.teacher, [...path, 'teacher'], owner);
    if ('team' in form) one('team', form.team, [...path, 'team'], owner);
  });
  return faults;
}

type Leave = (noun: Noun, id: string | undefined, path: FaultPath, left: FaultPath, owner: string) => void;

function inStudent(student: Student, at: number, leave: Leave): void {
  const owner = `Student ${student.id}`;
  const base: FaultPath = ['students', at];
  student.requests.forEach(({ course }, index) => {
    const request = [...base, 'requests', index];
    leave('course', course, [...request, 'course'], request, owner);
  });
  leave('team', student.team, [...base, 'team'], [...base, 'team'], owner);
  for (const [noun, key] of [
    ['course', 'coTaught'],
    ['slot', 'unavailable'],
  ] as const)
    student[key]?.forEach((id, index) => {
      leave(noun, id, [...base, key, index], [...base, key, index], owner);
    });
}

function inPair(pair: ApartPair, at: number, leave: Leave): void {
  const owner = `The pair ${at + 1} of those kept apart`;
  const base = ['apart', at];
  if ('teacher' in pair) {
    leave('student', pair.student, [...base, 'student'], base, owner);
    leave('teacher', pair.teacher, [...base, 'teacher'], base, owner);
  } else
    pair.students.forEach((id, index) => {
      leave('student', id, [...base, 'students', index], base, owner);
    });
}
