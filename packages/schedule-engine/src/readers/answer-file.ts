import { err, ok, type Result } from '@quad/kernel';
import { z } from 'zod';
import type { ScheduleSolution } from '../problem/solution.ts';
import { answerFormat } from './quad-answer.ts';

const id = z.string().min(1);
const count = z.int().nonnegative();

const placedShape = z
  .strictObject({
    id,
    courses: z.array(id).min(1),
    cap: count,
    pattern: id.nullable().describe('Meeting pattern of the problem; null: not placed.'),
    teacher: id.nullable(),
    coTeacher: id.nullable().exactOptional(),
    room: id.nullable(),
  })
  .describe('A section and where it stands.');

const seatShape = z
  .strictObject({ student: id, section: id, course: id, as: z.enum(['PRIMARY', 'ALTERNATE']) })
  .describe('A seat of a student in a section, for a course that the student asked for.');

/**
 * The shape of an answer. Sections and seats are strict, since they are recounted; what a report says more is passed
 * over, and an answer that somebody else made needs no score and no report.
 */
const answerShape = z.looseObject({
  format: z.literal(answerFormat),
  problem: id.describe('Id of the problem that it answers.'),
  seed: count.exactOptional(),
  seconds: z.number().nonnegative().exactOptional(),
  score: z
    .looseObject({ hard: count, soft: z.number() })
    .exactOptional()
    .describe('Places that break a rule; then the goals, of which 100 is one unmet elective request.'),
  report: z
    .looseObject({
      offered: count,
      met: count,
      notOffered: count,
      ceiling: count,
      bound: count,
      studentsFull: count,
      studentsFullWithAlternates: count,
      studentsMissingTwoOrMore: count,
      studentsMissingTwoOrMoreBound: count,
      alternates: count,
      alternatesBound: count,
      sectionsUnplaced: count,
      violations: z.array(z.looseObject({ rule: z.string(), sentence: z.string() })),
      unmet: z.array(z.looseObject({ student: id, course: id, reason: z.string() })),
    })
    .exactOptional()
    .describe('What is met beside the bounds that no schedule passes, and why the rest is not.'),
  run: z.looseObject({}).exactOptional().describe('What the search did, so that it can be repeated.'),
  sections: z.array(placedShape),
  seats: z.array(seatShape),
});

/** The JSON Schema (draft 2020-12) of an answer, as `answer.schema.json` publishes it. */
export function answerJsonSchema(): Record<string, unknown> {
  return {
    $id: 'urn:quad:schedule-answer:1',
    title: 'Quad schedule answer',
    description: 'A schedule for a Quad schedule problem: sections, seats, score and report.',
    ...z.toJSONSchema(answerShape, { target: 'draft-2020-12', io: 'input' }),
  };
}

/** Whether a value says that it is an answer of this form, of whatever version. */
export function isQuadAnswer(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    typeof value.format === 'string' &&
    value.format.startsWith('quad-schedule-answer/')
  );
}

/**
 * The schedule of an answer for the problem of that id, whoever made it. The error says everything that is wrong in
 * the form, with its place; or that the answer is one for another problem.
 */
export function readQuadAnswer(value: unknown, problemId: string): Result<ScheduleSolution, string> {
  const parsed = answerShape.safeParse(value);
  if (!parsed.success) return err(z.prettifyError(parsed.error));
  const { problem, sections, seats } = parsed.data;
  if (problem !== problemId)
    return err(`It answers the problem ${problem}, and the problem at hand is ${problemId}.`);
  return ok({ sections, seats });
}
