import { counted, type ProblemFault, warningOf } from '../fault.ts';
import type { LockedPlacement } from '../locks.ts';
import { capOf } from './courses.ts';
import type { Ground } from './ground.ts';
import { lockedCrowds } from './locked-crowds.ts';

/**
 * Locks that cannot all stand. The engine moves nothing that a person fixed, so a lock stays (but for a second one of
 * the same section), and what cannot be placed beside it stays without a place.
 */
export function lockFaults(ground: Ground): ProblemFault[] {
  const placements = ground.problem.locks?.placements ?? [];
  const faults: ProblemFault[] = [];
  const first = new Map<string, number>();
  const standing: { lock: LockedPlacement; at: number; slots: readonly string[] }[] = [];
  placements.forEach((lock, at) => {
    const path = ['locks', 'placements', at];
    const before = first.get(lock.section);
    if (before !== undefined) {
      faults.push(
        warningOf(
          'LOCKED_TWICE',
          {
            path,
            id: lock.section,
            sentence: `Section ${lock.section} is locked twice; the first lock stands and the second is left out. Keep one.`,
          },
          path,
        ),
      );
      return;
    }
    first.set(lock.section, at);
    const slots = ground.patterns.get(lock.pattern ?? '')?.slots ?? [];
    standing.push({ lock, at, slots });
    faults.push(...againstOthers(ground, lock, at, slots));
  });
  for (const key of ['teacher', 'room'] as const) {
    const taken = new Map<string, string>();
    for (const { lock, at, slots } of standing) {
      const who = lock[key];
      if (who === undefined) continue;
      const clash = slots.find((slot) => taken.has(`${who}\n${slot}`));
      if (clash !== undefined)
        faults.push(
          warningOf('LOCKS_CONTRADICT', {
            path: ['locks', 'placements', at],
            id: lock.section,
            sentence: `Sections ${taken.get(`${who}\n${clash}`)} and ${lock.section} are both locked to ${key} ${who} in slot ${clash}; one of them stays without a place. Unlock one.`,
          }),
        );
      for (const slot of slots) if (!taken.has(`${who}\n${slot}`)) taken.set(`${who}\n${slot}`, lock.section);
    }
  }
  return [...faults, ...lockedCrowds(ground, standing), ...seatFaults(ground)];
}

function againstOthers(
  ground: Ground,
  lock: LockedPlacement,
  at: number,
  slots: readonly string[],
): ProblemFault[] {
  const { problem } = ground;
  const faults: ProblemFault[] = [];
  const path = ['locks', 'placements', at];
  const away = (noun: string, who: string, unavailable: readonly string[] | undefined) => {
    const slot = slots.find((id) => unavailable?.includes(id));
    if (slot === undefined) return;
    faults.push(
      warningOf('LOCK_AGAINST_AVAILABILITY', {
        path,
        id: lock.section,
        sentence: `Section ${lock.section} is locked to ${noun} ${who} in slot ${slot}, in which ${noun} ${who} is not to be had; it stays without a place. Unlock it or change the availability.`,
      }),
    );
  };
  if (lock.teacher !== undefined) {
    const free = (problem.nonNegotiables ?? []).flatMap(({ form }) =>
      form.kind === 'TEACHER_FREE' && form.teacher === lock.teacher ? form.slots : [],
    );
    away('teacher', lock.teacher, [...(ground.teachers.get(lock.teacher)?.unavailable ?? []), ...free]);
  }
  if (lock.room !== undefined)
    away('room', lock.room, problem.rooms?.find(({ id }) => id === lock.room)?.unavailable);
  const section = ground.sectionById.get(lock.section);
  const allowed = ground.patternsByRule.get(lock.section) ?? [];
  if (
    section !== undefined &&
    lock.pattern !== undefined &&
    slots.length > 0 &&
    ground.patternsOf(section).includes(lock.pattern) &&
    allowed.length > 0 &&
    !allowed.includes(lock.pattern)
  )
    faults.push(
      warningOf('LOCK_AGAINST_NON_NEGOTIABLE', {
        path,
        id: lock.section,
        sentence: `Section ${lock.section} is locked to meeting pattern ${lock.pattern}, which a non-negotiable of the school forbids; the lock stands. Unlock it or change the rule.`,
      }),
    );
  return faults;
}

/** Locked seats that the student did not ask for are left out; more of them than a section seats are only said. */
function seatFaults(ground: Ground): ProblemFault[] {
  const faults: ProblemFault[] = [];
  // Backwards, because of two students with one id the first stays.
  const students = new Map(ground.problem.students.toReversed().map((student) => [student.id, student]));
  const held = new Map<string, number>();
  (ground.problem.locks?.seats ?? []).forEach((seat, at) => {
    const path = ['locks', 'seats', at];
    const student = students.get(seat.student);
    const section = ground.sectionById.get(seat.section);
    if (student === undefined || section === undefined || !ground.courses.has(seat.course)) return;
    const isAsked = student.requests.some(({ course }) => course === seat.course);
    if (!isAsked || !section.courses.includes(seat.course)) {
      faults.push(
        warningOf(
          'SEAT_NOT_REQUESTED',
          {
            path,
            id: seat.student,
            sentence: `Student ${seat.student} is locked into section ${seat.section} for ${seat.course}, which ${isAsked ? `section ${seat.section} does not teach` : 'the student does not ask for'}; the seat is left out. Correct the seat or the request.`,
          },
          path,
        ),
      );
      return;
    }
    if (student.requests.every(({ course, kind }) => course !== seat.course || kind === 'ALTERNATE'))
      faults.push(
        warningOf('LOCKED_ALTERNATE', {
          path,
          id: seat.student,
          sentence: `Student ${seat.student} is locked into section ${seat.section} for ${seat.course}, which the student has as an alternate; the seat is kept only while a primary is missing for it. Make it a primary request.`,
        }),
      );
    held.set(section.id, (held.get(section.id) ?? 0) + 1);
  });
  for (const [id, count] of held) {
    const section = ground.sectionById.get(id);
    const cap = section === undefined ? 0 : capOf(ground, section);
    if (count > cap)
      faults.push(
        warningOf('MORE_LOCKED_THAN_SEATS', {
          path: ['locks', 'seats'],
          id,
          sentence: `${counted(count, 'student')} are locked into section ${id}, which seats ${cap}; ${count - cap} cannot be kept there. Unlock some or raise the cap.`,
        }),
      );
  }
  return faults;
}
