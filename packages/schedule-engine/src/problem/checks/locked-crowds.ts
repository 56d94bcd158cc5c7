import { counted, type ProblemFault, warningOf } from '../fault.ts';
import type { LockedPlacement } from '../locks.ts';
import type { Ground } from './ground.ts';

type Standing = { readonly lock: LockedPlacement; readonly slots: readonly string[] };

/** Slots into which more sections are locked than there are teachers or rooms, and staff with more locks than time. */
export function lockedCrowds(ground: Ground, standing: readonly Standing[]): ProblemFault[] {
  const { problem } = ground;
  const faults: ProblemFault[] = [];
  const teachers = problem.teachers ?? [];
  const rooms = problem.rooms ?? [];
  for (const { id: slot } of problem.bell.slots) {
    const here = standing.flatMap(({ lock, slots }) =>
      slots.includes(slot) ? (ground.sectionById.get(lock.section) ?? []) : [],
    );
    const taught = here.filter((section) => ground.needsTeacher(section)).length;
    const free = teachers.filter(({ unavailable }) => unavailable?.includes(slot) !== true).length;
    if (taught > free)
      faults.push(crowd('MORE_LOCKED_THAN_TEACHERS', slot, taught, counted(free, 'teacher')));
    if (rooms.length === 0) continue;
    const byType = new Map<string, number>();
    for (const section of here) {
      const type = ground.roomTypeOf(section);
      if (type !== undefined) byType.set(type, (byType.get(type) ?? 0) + 1);
    }
    for (const [type, needed] of byType) {
      const open = rooms.filter((room) => room.type === type && room.unavailable?.includes(slot) !== true);
      if (needed > open.length)
        faults.push(
          crowd('MORE_LOCKED_THAN_ROOMS', slot, needed, `${counted(open.length, 'room')} of type ${type}`),
        );
    }
  }
  for (const key of ['teacher', 'room'] as const) {
    const needed = new Map<string, { sections: number; slots: number }>();
    for (const { lock } of standing) {
      const who = lock[key];
      const section = ground.sectionById.get(lock.section);
      if (who === undefined || section === undefined) continue;
      const patterns = lock.pattern === undefined ? ground.patternsOf(section) : [lock.pattern];
      const shortest = Math.min(...patterns.map((id) => ground.patterns.get(id)?.slots.length ?? 0));
      const sum = needed.get(who) ?? { sections: 0, slots: 0 };
      needed.set(who, {
        sections: sum.sections + 1,
        slots: sum.slots + (Number.isFinite(shortest) ? shortest : 0),
      });
    }
    for (const [who, { sections, slots }] of needed) {
      const unavailable = (key === 'teacher' ? teachers : rooms).find(({ id }) => id === who)?.unavailable;
      const open = problem.bell.slots.filter(({ id }) => unavailable?.includes(id) !== true).length;
      if (slots > open)
        faults.push(
          warningOf('MORE_LOCKED_THAN_SLOTS', {
            path: ['locks', 'placements'],
            id: who,
            sentence: `${counted(sections, 'section')} are locked to ${key} ${who} and take ${counted(slots, 'slot')} at least, of which the ${key} has ${open}; some stay without a place. Unlock some.`,
          }),
        );
    }
  }
  return faults;
}

function crowd(
  code: 'MORE_LOCKED_THAN_TEACHERS' | 'MORE_LOCKED_THAN_ROOMS',
  slot: string,
  locked: number,
  there: string,
): ProblemFault {
  return warningOf(code, {
    path: ['locks', 'placements'],
    id: slot,
    sentence: `${counted(locked, 'section')} are locked into slot ${slot}, for which there are ${there}; the rest of them stay without a place. Unlock some or add staff or rooms.`,
  });
}
