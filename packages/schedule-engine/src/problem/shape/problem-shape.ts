import { z } from 'zod';
import { problemFormat } from '../problem.ts';
import { apartShape, studentShape } from './people.ts';
import {
  bellShape,
  courseShape,
  linkShape,
  roomShape,
  sectionShape,
  teacherShape,
  teamShape,
} from './school.ts';
import { goalsShape, locksShape, nonNegotiableShape, previousShape, staffingShape } from './wishes.ts';
import { id, ids, text } from './words.ts';

/**
 * The shape of a `ScheduleProblem`, and the source of the published JSON Schema. Strict everywhere: a key that is
 * not known is a fault, because a misspelled rule would otherwise be a rule that nobody keeps.
 */
export const problemShape = z.strictObject({
  $schema: text,
  format: z.literal(problemFormat),
  id,
  name: text,
  bell: bellShape,
  courses: z.array(courseShape),
  simultaneous: z.array(z.strictObject({ courses: ids })).exactOptional(),
  sequences: z.array(z.strictObject({ first: id, next: id })).exactOptional(),
  staffing: staffingShape.exactOptional(),
  sections: z.array(sectionShape).exactOptional(),
  links: z.array(linkShape).exactOptional(),
  teachers: z.array(teacherShape).exactOptional(),
  rooms: z.array(roomShape).exactOptional(),
  teams: z.array(teamShape).exactOptional(),
  students: z.array(studentShape),
  apart: z.array(apartShape).exactOptional(),
  locks: locksShape.exactOptional(),
  nonNegotiables: z.array(nonNegotiableShape).exactOptional(),
  goals: goalsShape.exactOptional(),
  previous: previousShape.exactOptional(),
});

/** The JSON Schema (draft 2020-12) of a problem file, as `problem.schema.json` publishes it. */
export function problemJsonSchema(): Record<string, unknown> {
  return {
    $id: 'urn:quad:schedule-problem:1',
    title: 'Quad schedule problem',
    description: "A school's scheduling question as one plain value.",
    ...z.toJSONSchema(problemShape, { target: 'draft-2020-12' }),
  };
}
