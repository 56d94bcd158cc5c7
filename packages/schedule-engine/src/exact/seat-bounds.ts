import type { Model } from '../model/model.ts';
import { type Asked, askedOf, byKey, seatsOf, slotsOf } from './asked.ts';
import { createProgram, type ExactSolver } from './program.ts';

/** What no schedule of these sections can pass, whatever their times: seats and students' days alone are counted. */
export type SeatBounds = {
  /** Primary requests that some unit could meet. */
  readonly offered: number;
  /** Seats alone: per pool of courses the smaller of demand and seats. */
  readonly ceiling: number;
  /** Most primary requests that can be met, with the slots of each student counted too. */
  readonly met: number;
  /** Fewest students who miss two or more, when `met` are met. */
  readonly studentsMissingTwoOrMore: number;
  /** Most seats in alternates, when `met` are met and no more students than that miss two. */
  readonly alternates: number;
};

const limits = { nodes: 2000, seconds: 20 };

/**
 * Requests in a program of misses at most: what HiGHS solves in its time. Above it the bounds are the plain ones: no
 * student need miss two, every miss may be filled.
 */
const mostVariables = 15_000;

/** A bound that no solver has found is an error of the program, never a figure in a report. */
function proven(value: number): number {
  if (Number.isNaN(value)) throw new Error('The exact solver found a program of the seat bounds infeasible.');
  return value;
}

/** Rounded inwards: a bound that the solver's tolerance has blurred is never made tighter than it is. */
const atMost = (value: number) => Math.floor(proven(value) + 1e-6);
const atLeast = (value: number) => Math.ceil(proven(value) - 1e-6);

/** Ceiling by seats, and the bounds that follow from it, each proven by the exact solver (or its relaxation). */
export function seatBounds(model: Model, solve: ExactSolver): SeatBounds {
  const primaries = askedOf(model, 0);
  const groups = byKey(primaries, ({ group }) => group);
  let ceiling = 0;
  for (const [group, list] of groups) ceiling += Math.min(list.length, seatsOf(model, group));
  const met = mostMet(model, primaries, groups, solve);
  // Where the ceiling can be met, whoever misses a course misses one with more requests than seats: the others drop out.
  const mayMiss =
    met === ceiling
      ? primaries.filter(({ group }) => (groups.get(group)?.length ?? 0) > seatsOf(model, group))
      : primaries;
  const misses = primaries.length - met;
  const twoOrMore = fewestMissingTwo(model, primaries, mayMiss, misses, solve);
  return {
    offered: primaries.length,
    ceiling,
    met,
    studentsMissingTwoOrMore: twoOrMore,
    alternates: mostAlternates(model, primaries, mayMiss, misses, twoOrMore, solve),
  };
}

/**
 * A transport of students' slots to courses' seats: its linear relaxation is whole where all requests take equal slots.
 * Only who asks for more than a day holds has a row of their own; all others who ask for a course are one number.
 */
function mostMet(model: Model, primaries: Asked[], groups: Map<number, Asked[]>, solve: ExactSolver): number {
  const program = createProgram('MAXIMIZE');
  const isTight = new Set<number>();
  for (const [student, list] of byKey(primaries, ({ student }) => student))
    if (list.reduce((sum, { slots }) => sum + slots, 0) > slotsOf(model, student)) isTight.add(student);
  const tight = primaries.filter(({ student }) => isTight.has(student));
  const isMet = new Map(tight.map(({ request }) => [request, program.variable(1, 1, false)]));
  const variableOf = ({ request }: Asked) => isMet.get(request) ?? 0;
  const tightIn = byKey(tight, ({ group }) => group);
  for (const [group, list] of groups) {
    const own = tightIn.get(group) ?? [];
    const others = program.variable(1, list.length - own.length, false);
    program.row(
      [[others, 1], ...own.map((asked) => [variableOf(asked), 1] as const)],
      0,
      seatsOf(model, group),
    );
  }
  for (const [student, list] of byKey(tight, ({ student }) => student))
    program.row(
      list.map((asked) => [variableOf(asked), asked.slots] as const),
      0,
      slotsOf(model, student),
    );
  return atMost(solve(program.program(), limits).bound);
}

/** Adds what every schedule with so many misses obeys: the variables of misses by request, and of students with two. */
function missProgram(
  model: Model,
  primaries: readonly Asked[],
  mayMiss: readonly Asked[],
  misses: number,
  twoWeight: number,
  sense: 'MAXIMIZE' | 'MINIMIZE',
) {
  const program = createProgram(sense);
  const variables = new Map(mayMiss.map(({ request }) => [request, program.variable(0, 1, true)]));
  const variableOf = ({ request }: Asked) => variables.get(request) ?? 0;
  const two: number[] = [];
  const primariesOf = byKey(primaries, ({ student }) => student);
  for (const [student, list] of byKey(mayMiss, ({ student }) => student)) {
    // Who asks for more than a day holds misses the rest.
    const slots = (primariesOf.get(student) ?? []).reduce((sum, asked) => sum + asked.slots, 0);
    const tooMuch = slots - slotsOf(model, student);
    if (tooMuch > 0)
      program.row(
        list.map((asked) => [variableOf(asked), asked.slots] as const),
        tooMuch,
        Number.POSITIVE_INFINITY,
      );
    if (list.length < 2) continue;
    const hasTwo = program.variable(twoWeight, 1, true);
    two.push(hasTwo);
    program.row(
      [...list.map((asked) => [variableOf(asked), 1] as const), [hasTwo, 1 - list.length] as const],
      Number.NEGATIVE_INFINITY,
      1,
    );
  }
  program.row(
    mayMiss.map((asked) => [variableOf(asked), 1] as const),
    misses,
    misses,
  );
  return { program, two, variableOf };
}

function fewestMissingTwo(
  model: Model,
  primaries: Asked[],
  mayMiss: Asked[],
  misses: number,
  solve: ExactSolver,
): number {
  if (misses === 0 || mayMiss.length > mostVariables) return 0;
  const { program, variableOf } = missProgram(model, primaries, mayMiss, misses, 1, 'MINIMIZE');
  for (const [group, list] of byKey(mayMiss, ({ group }) => group))
    program.row(
      list.map((asked) => [variableOf(asked), 1] as const),
      list.length - seatsOf(model, group),
      list.length,
    );
  return Math.max(0, atLeast(solve(program.program(), limits).bound));
}

function mostAlternates(
  model: Model,
  primaries: Asked[],
  mayMiss: Asked[],
  misses: number,
  twoOrMore: number,
  solve: ExactSolver,
): number {
  if (misses === 0) return 0;
  if (mayMiss.length > mostVariables) return misses;
  const { program, two, variableOf } = missProgram(model, primaries, mayMiss, misses, 0, 'MAXIMIZE');
  program.row(
    two.map((variable) => [variable, 1] as const),
    0,
    twoOrMore,
  );
  const missesOf = byKey(mayMiss, ({ student }) => student);
  // Who misses nothing fills no hole.
  const alternates = askedOf(model, 1).filter(({ student }) => missesOf.has(student));
  const filled = new Map(alternates.map(({ request }) => [request, program.variable(1, 1, true)]));
  const filledOf = ({ request }: Asked) => filled.get(request) ?? 0;
  const primariesOf = byKey(primaries, ({ student }) => student);
  for (const [student, list] of byKey(alternates, ({ student }) => student)) {
    const own = missesOf.get(student) ?? [];
    program.row(
      [
        ...list.map((asked) => [filledOf(asked), 1] as const),
        ...own.map((asked) => [variableOf(asked), -1] as const),
      ],
      Number.NEGATIVE_INFINITY,
      0,
    );
    const slots = (primariesOf.get(student) ?? []).reduce((sum, asked) => sum + asked.slots, 0);
    program.row(
      [
        ...list.map((asked) => [filledOf(asked), asked.slots] as const),
        ...own.map((asked) => [variableOf(asked), -asked.slots] as const),
      ],
      Number.NEGATIVE_INFINITY,
      slotsOf(model, student) - slots,
    );
  }
  const alternatesOf = byKey(alternates, ({ group }) => group);
  const missesIn = byKey(mayMiss, ({ group }) => group);
  const primariesIn = byKey(primaries, ({ group }) => group);
  for (const group of new Set([...mayMiss, ...alternates].map(({ group }) => group)))
    program.row(
      [
        ...(missesIn.get(group) ?? []).map((asked) => [variableOf(asked), -1] as const),
        ...(alternatesOf.get(group) ?? []).map((asked) => [filledOf(asked), 1] as const),
      ],
      Number.NEGATIVE_INFINITY,
      seatsOf(model, group) - (primariesIn.get(group)?.length ?? 0),
    );
  return atMost(solve(program.program(), limits).bound);
}
