import { z } from 'zod';
import { amount, count, flag, id, ids, text } from './words.ts';

const requestShape = z.strictObject({
  course: id,
  kind: z.enum(['PRIMARY', 'ALTERNATE']),
  insteadOf: id.exactOptional(),
  isMandatory: flag,
  weight: z.number().positive().exactOptional(),
});

/** A student; `student.ts` says what each field means. Strict, so that nothing about a person comes in unasked. */
export const studentShape = z
  .strictObject({
    id,
    grade: text,
    requests: z.array(requestShape),
    team: id.exactOptional(),
    needs: z.array(z.string()).exactOptional(),
    priorCourses: ids.exactOptional(),
    services: z.array(z.strictObject({ service: id, minutes: amount })).exactOptional(),
    coTaught: ids.exactOptional(),
    closedLevels: z.array(z.strictObject({ level: z.string(), reason: z.string() })).exactOptional(),
    unavailable: ids.exactOptional(),
    maxSlots: count.exactOptional(),
  })
  .describe('A student by the pseudonym that the school uses; no name, no race, no ethnicity, no sex.');

export const apartShape = z
  .union([z.strictObject({ students: z.tuple([id, id]) }), z.strictObject({ student: id, teacher: id })])
  .describe('Two students who may not share a section, or a student and a teacher who may not meet.');
