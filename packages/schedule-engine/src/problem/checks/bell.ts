import type { BellSchedule } from '../bell-schedule.ts';
import { errorOf, type ProblemFault } from '../fault.ts';

/** A bell schedule in which nothing could meet, and patterns that are no set of slots. All of them are errors. */
export function bellFaults(bell: BellSchedule): ProblemFault[] {
  const faults: ProblemFault[] = [];
  for (const [key, noun] of [
    ['terms', 'term'],
    ['dayTypes', 'kind of day'],
    ['slots', 'slot'],
    ['patterns', 'meeting pattern'],
  ] as const)
    if (bell[key].length === 0)
      faults.push(
        errorOf('EMPTY_BELL_SCHEDULE', {
          path: ['bell', key],
          id: '',
          sentence: `The bell schedule has no ${noun}, so nothing can meet; give it at least one.`,
        }),
      );
  bell.patterns.forEach(({ id, slots }, at) => {
    if (slots.length === 0)
      faults.push(
        errorOf('EMPTY_PATTERN', {
          path: ['bell', 'patterns', at, 'slots'],
          id,
          sentence: `Meeting pattern ${id} has no slots; give it at least one or take it out.`,
        }),
      );
    const twice = slots.find((slot, index) => slots.indexOf(slot) !== index);
    if (twice !== undefined)
      faults.push(
        errorOf('SLOT_TWICE', {
          path: ['bell', 'patterns', at, 'slots'],
          id,
          sentence: `Meeting pattern ${id} takes slot ${twice} twice; name every slot once.`,
        }),
      );
  });
  return faults;
}
