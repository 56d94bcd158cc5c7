import { readFileSync } from 'node:fs';
import { isQuadAnswer, readQuadAnswer, type ScheduleSolution } from '@quad/schedule-engine';
import { z } from 'zod';
import { CommandFailed } from '../graph/client.ts';

const answerForm = z.object({
  sections: z.array(
    z.object({
      id: z.string(),
      courses: z.array(z.string()).min(1),
      block: z.number().int(),
      cap: z.number().int(),
    }),
  ),
  seats: z.array(
    z.object({
      student: z.string(),
      section: z.string(),
      course: z.string(),
      as: z.enum(['primary', 'alternate']),
    }),
  ),
});

const stepsForm = z.object({
  run: z.object({ stepsByWorker: z.array(z.array(z.number().int().min(0))).min(1) }),
});

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new CommandFailed(`${file} cannot be read as JSON: ${(cause as Error).message}`, 2);
  }
}

/** The schedule of an answer file for the problem of that id, whoever wrote it. */
export function readAnswer(file: string, problemId: string): ScheduleSolution {
  const value = jsonOf(file);
  if (isQuadAnswer(value)) {
    const read = readQuadAnswer(value, problemId);
    if (!read.ok) throw new CommandFailed(`${file} is no answer to use here:\n${read.error}`, 2);
    return read.value;
  }
  const parsed = answerForm.safeParse(value);
  if (!parsed.success) throw new CommandFailed(`${file} is no answer:\n${z.prettifyError(parsed.error)}`, 2);
  return {
    sections: parsed.data.sections.map(({ id, courses, block, cap }) => ({
      id,
      courses,
      cap,
      pattern: String(block),
      teacher: null,
      room: null,
    })),
    seats: parsed.data.seats.map(({ as, ...seat }) => ({
      ...seat,
      as: as === 'primary' ? 'PRIMARY' : 'ALTERNATE',
    })),
  };
}

/** The steps that each thread did for an answer that `quad schedule build` wrote. */
export function readSteps(file: string): number[][] {
  const parsed = stepsForm.safeParse(jsonOf(file));
  if (!parsed.success)
    throw new CommandFailed(
      `${file} does not say its steps; name an answer that quad schedule build wrote.`,
      2,
    );
  return parsed.data.run.stepsByWorker;
}
