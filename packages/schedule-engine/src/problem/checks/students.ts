import { counted, type FaultPath, type ProblemFault, warningOf } from '../fault.ts';
import type { Student } from '../student.ts';
import type { Ground } from './ground.ts';
import { createSlotRoom } from './slot-room.ts';

/** What one student asks for or needs and cannot get whatever the schedule; all warnings. */
export function studentFaults(ground: Ground): ProblemFault[] {
  const { problem } = ground;
  const slotRoom = createSlotRoom(ground);
  const coTaught = new Set(
    ground.sections.flatMap(({ courses, coTeachers }) => ((coTeachers ?? []).length > 0 ? courses : [])),
  );
  for (const { id, coTaught: plan } of problem.courses)
    if ((plan?.sections ?? 0) > 0 && (plan?.coTeachers ?? []).length > 0) coTaught.add(id);
  const given = new Set(problem.courses.flatMap(({ gives }) => gives ?? []));
  const faults: ProblemFault[] = [...minutesFaults(ground)];
  problem.students.forEach((student, at) => {
    const path: FaultPath = ['students', at];
    const { id } = student;
    requestFaults(ground, student, path, faults);
    const { primaries, unmet, slots } = slotRoom(student);
    if (unmet > 0)
      faults.push(
        warningOf('MORE_REQUESTS_THAN_SLOTS', {
          path: [...path, 'requests'],
          id,
          sentence: `Student ${id} has ${counted(primaries, 'request')} and ${counted(slots, 'slot')} to take them in; ${unmet} cannot be met. Take ${unmet} out, or make them alternates.`,
        }),
      );
    student.coTaught?.forEach((course, index) => {
      if (!ground.courses.has(course) || coTaught.has(course)) return;
      if (!student.requests.some((request) => request.course === course)) return;
      faults.push(
        warningOf('NO_CO_TAUGHT_SECTION', {
          path: [...path, 'coTaught', index],
          id,
          sentence: `Student ${id} takes ${course} in a co-taught section only, and ${course} has none; the request cannot be met. Plan a co-taught section of ${course} with its co-teachers.`,
        }),
      );
    });
    student.services?.forEach(({ service, minutes }, index) => {
      if (minutes === 0) return;
      const most = mostMinutes(ground, student, service);
      if (most >= minutes) return;
      const lack = !given.has(service)
        ? `no course gives it`
        : most === 0
          ? 'no course that the student asks for and may take gives it'
          : `the courses that the student asks for give ${most} at most`;
      faults.push(
        warningOf('SERVICE_NOT_GIVEN', {
          path: [...path, 'services', index],
          id,
          sentence: `Student ${id} needs ${minutes} minutes of ${service} in every term, and ${lack}; add a request to a course that gives ${service}.`,
        }),
      );
    });
  });
  return faults;
}

/** Without the minutes of slots no service can be counted: said once, not for every student. */
function minutesFaults({ problem }: Ground): ProblemFault[] {
  const { slots } = problem.bell;
  const unsaid = slots.filter(({ minutes }) => (minutes ?? 0) === 0);
  const [first] = problem.students.filter(({ services }) => services?.some(({ minutes }) => minutes > 0));
  if (unsaid.length === 0 || first === undefined) return [];
  const at = slots.findIndex(({ minutes }) => (minutes ?? 0) === 0);
  return [
    warningOf('MINUTES_NOT_SAID', {
      path: ['bell', 'slots', at, 'minutes'],
      id: slots[at]?.id ?? '',
      sentence: `${counted(unsaid.length, 'slot')} of the bell schedule, the first of them ${slots[at]?.id ?? ''}, ${unsaid.length === 1 ? 'says' : 'say'} no minutes and ${unsaid.length === 1 ? 'counts' : 'count'} as none, and plans say minutes of services (student ${first.id}); the minutes cannot be recounted. Say the minutes of every slot.`,
    }),
  ];
}

function requestFaults(ground: Ground, student: Student, path: FaultPath, faults: ProblemFault[]): void {
  const primaries = new Set<string>();
  const seen = new Set<string>();
  for (const { course, kind } of student.requests)
    if (kind === 'PRIMARY' && ground.courses.has(course)) primaries.add(course);
  student.requests.forEach(({ course, kind, insteadOf }, index) => {
    if (!ground.courses.has(course)) return;
    const place = [...path, 'requests', index];
    // A primary wish for a course stands before an alternate one, wherever it stands in the list.
    if (seen.has(course) || (kind === 'ALTERNATE' && primaries.has(course)))
      faults.push(
        warningOf(
          'REQUEST_TWICE',
          {
            path: place,
            id: student.id,
            sentence: `Student ${student.id} asks for ${course} twice; this request is left out. Keep one.`,
          },
          place,
        ),
      );
    else if (insteadOf !== undefined && (kind === 'PRIMARY' || !primaries.has(insteadOf)))
      faults.push(
        warningOf(
          'ALTERNATE_FOR_NOTHING',
          {
            path: [...place, 'insteadOf'],
            id: student.id,
            sentence:
              kind === 'PRIMARY'
                ? `Student ${student.id} asks for ${course} as a primary and instead of ${insteadOf}; the latter is left out. Make it an alternate if it is one.`
                : `Student ${student.id} asks for ${course} instead of ${insteadOf}, which is not among the student's requests; the alternate is left out. Correct insteadOf, or leave it out for an alternate to any request.`,
          },
          kind === 'PRIMARY' ? [...place, 'insteadOf'] : place,
        ),
      );
    if (kind === 'PRIMARY' || !primaries.has(course)) seen.add(course);
  });
}

/** The most minutes of a service in the term that gives least of it; where slots say no minutes, no limit is known. */
function mostMinutes(ground: Ground, student: Student, service: string): number {
  const asked = [...new Set(student.requests.map(({ course }) => course))].flatMap((id) => {
    const course = ground.courses.get(id);
    const isClosed = student.closedLevels?.some(({ level }) => level === course?.level) === true;
    return course?.gives === service && !isClosed ? [course] : [];
  });
  if (asked.length === 0) return 0;
  const { slots, terms, patterns } = ground.problem.bell;
  if (slots.some(({ minutes }) => (minutes ?? 0) === 0)) return Number.POSITIVE_INFINITY;
  const bySlot = new Map(slots.map((slot) => [slot.id, slot]));
  const inTerm = (term: string) =>
    asked.reduce((sum, course) => {
      const open = course.patterns ?? patterns.map(({ id }) => id);
      const lengths = open.map((pattern) =>
        (ground.patterns.get(pattern)?.slots ?? []).reduce((minutes, id) => {
          const slot = bySlot.get(id);
          return minutes + (slot?.term === term ? (slot.minutes ?? 0) : 0);
        }, 0),
      );
      return sum + Math.max(0, ...lengths);
    }, 0);
  return Math.min(...terms.map(({ id }) => inTerm(id)));
}
