import { z } from 'zod';
import { amount, count, id, ids } from './words.ts';

const placementShape = z.strictObject({
  section: id,
  pattern: id.exactOptional(),
  teacher: id.exactOptional(),
  room: id.exactOptional(),
});

const seatShape = z.strictObject({ student: id, section: id, course: id });

export const locksShape = z
  .strictObject({
    placements: z.array(placementShape).exactOptional(),
    seats: z.array(seatShape).exactOptional(),
  })
  .describe('What a person has fixed by hand.');

export const previousShape = z
  .strictObject({ placements: z.array(placementShape), seats: z.array(seatShape) })
  .describe('The version before, against which moves are counted.');

export const nonNegotiableShape = z
  .strictObject({
    id,
    words: z.string(),
    rank: z.int().positive().exactOptional(),
    form: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('COURSE_IN_SLOTS'), courses: ids, slots: ids }),
      z.strictObject({ kind: z.literal('COURSE_NOT_IN_SLOTS'), courses: ids, slots: ids }),
      z.strictObject({ kind: z.literal('TEACHER_FREE'), teacher: id, slots: ids }),
      z.strictObject({ kind: z.literal('COURSES_APART'), courses: ids }),
      z.strictObject({ kind: z.literal('COMMON_PLANNING'), team: id, slots: count }),
    ]),
  })
  .describe('A rule that a school writes itself, in its own words and in a form that can be checked.');

const weight = amount.exactOptional();

export const goalsShape = z
  .strictObject({
    unmet: weight,
    unmetMandatory: weight,
    unmetCore: weight,
    missesTwoOrMore: weight,
    alternate: weight,
    sizeBalance: weight,
    needBalance: weight,
    access: weight,
    preps: weight,
    roomChanges: weight,
    stability: weight,
  })
  .describe('Soft goals by weight; 100 is one unmet elective request; 0 switches a goal off.');

export const staffingShape = z
  .strictObject({
    sections: count.exactOptional(),
    fte: amount.exactOptional(),
    sectionsPerFte: z.number().positive().exactOptional(),
    centsPerFte: count.exactOptional(),
  })
  .describe('The staffing budget for courses whose number of sections is left to the engine.');
