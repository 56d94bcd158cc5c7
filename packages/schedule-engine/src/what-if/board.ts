import { compile } from '../model/compile.ts';
import { coursePools } from '../model/course-pools.ts';
import type { Model } from '../model/model.ts';
import { planSections } from '../model/plan-sections.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';
import type { PlacedSection, ScheduleSolution } from '../problem/solution.ts';
import type { State } from '../search/state.ts';
import { weightsOf } from '../search/weights.ts';
import { type KeptState, keepState } from './kept-state.ts';
import { type LeftOut, loadSolution } from './load-solution.ts';

/** A schedule loaded so that one move can be tried on it and taken back, any number of times. */
export type Stage = {
  /** The problem with every section listed, as a recount of the tried schedule must see it. */
  readonly problem: ScheduleProblem;
  readonly model: Model;
  readonly state: State;
  readonly home: KeptState;
  /** By request: the unit at home. */
  readonly seatsAtHome: Int32Array;
  /** By section: where it stands at home, in the school's words. */
  readonly placed: readonly PlacedSection[];
  /** Sections that are part of the schedule: the problem's own and, where one is added, that one. */
  readonly shown: readonly number[];
  readonly leftOut: readonly LeftOut[];
};

/** What moves are tried on: a schedule as it stands, and, made when a move first asks, the same with seats or sections more. */
export type Board = {
  readonly problem: ScheduleProblem;
  readonly solution: ScheduleSolution;
  readonly plain: Stage;
  /** Lately used stages with more seats or sections; the oldest goes first. */
  readonly stages: Map<string, Stage>;
  /** Every pool of courses with one section more; made once, and cut down to one pool for each stage. */
  spare: { readonly problem: ScheduleProblem; readonly model: Model } | undefined;
};

const stagesKept = 16;

/** Loads a schedule to try moves on. `leftOut` of `plain` names what of it breaks a rule so that it cannot be held. */
export function createBoard(problem: ScheduleProblem, solution: ScheduleSolution): Board {
  const whole = withSectionsListed(problem, planSections(problem, coursePools(problem)));
  const model = compile(whole);
  return {
    problem: whole,
    solution,
    plain: stageOf(whole, model, solution, [...whole.sections.keys()]),
    stages: new Map(),
    spare: undefined,
  };
}

/** The problem with these sections and no others: nothing is left to plan. */
export function withSectionsListed(
  problem: ScheduleProblem,
  sections: readonly Section[],
): ScheduleProblem & { readonly sections: readonly Section[] } {
  return {
    ...problem,
    sections,
    courses: problem.courses.map((course) => ({ ...course, sections: course.sections ?? 0 })),
  };
}

function stageOf(
  problem: ScheduleProblem,
  model: Model,
  solution: ScheduleSolution,
  shown: readonly number[],
): Stage {
  const { state, leftOut } = loadSolution(model, weightsOf(problem.goals), solution);
  const byId = new Map(solution.sections.map((section) => [section.id, section]));
  const placed = (problem.sections ?? []).map((section, index) => ({
    ...(byId.get(section.id) ?? {
      id: section.id,
      courses: section.courses,
      pattern: null,
      teacher: null,
      room: null,
    }),
    cap: model.unitCap[model.sectionUnit[index]],
  }));
  return {
    problem,
    model,
    state,
    home: keepState(state),
    seatsAtHome: state.assigned.slice(),
    placed,
    shown,
    leftOut,
  };
}

function cached(board: Board, key: string, make: () => Stage): Stage {
  const known = board.stages.get(key);
  if (known !== undefined) return known;
  const [oldest] = board.stages.keys();
  if (board.stages.size >= stagesKept && oldest !== undefined) board.stages.delete(oldest);
  const stage = make();
  board.stages.set(key, stage);
  return stage;
}

/** The board with more seats in a section's unit. */
export function stageWithSeats(board: Board, section: number, seats: number): Stage {
  const { model, problem } = board.plain;
  const unit = model.sectionUnit[section];
  return cached(board, `${seats} seats in ${unit}`, () => {
    const cap = model.unitCap[unit] + seats;
    const unitCap = model.unitCap.slice();
    unitCap[unit] = cap;
    const sections = (problem.sections ?? []).map((listed, index) =>
      model.sectionUnit[index] === unit ? { ...listed, cap: Math.max(listed.cap ?? 0, cap) } : listed,
    );
    return stageOf(
      { ...problem, sections },
      { ...model, unitCap, largestCap: Math.max(model.largestCap, cap) },
      board.solution,
      board.plain.shown,
    );
  });
}

/** The board with one section more of a course's pool, standing nowhere yet; it is the last one shown. */
export function stageWithSection(board: Board, course: string): Stage {
  const { plain } = board;
  board.spare ??= withSpareSections(plain.problem);
  const { spare } = board;
  const listed = spare.problem.sections ?? [];
  const extra = listed.findIndex(
    ({ courses }, index) => index >= plain.model.sectionCount && courses.includes(course),
  );
  return cached(board, `section ${extra}`, () => {
    const model = withOneSpare(plain.model, spare.model, spare.model.sectionUnit[extra]);
    return stageOf(spare.problem, model, board.solution, [...plain.shown, extra]);
  });
}

/** One section more for each pool of courses: compiled once, since that is what takes long. */
function withSpareSections(problem: ScheduleProblem): { problem: ScheduleProblem; model: Model } {
  const listed = problem.sections ?? [];
  const taken = new Set(listed.map(({ id }) => id));
  const spares = coursePools(problem).map(({ courses, cap }): Section => {
    const ids = courses.map(({ id }) => id);
    let number = 1;
    while (taken.has(`${ids[0]}-${number}`)) number += 1;
    return { id: `${ids[0]}-${number}`, courses: ids, cap };
  });
  const whole = { ...problem, sections: [...listed, ...spares] };
  return { problem: whole, model: compile(whole) };
}

/**
 * The model with all spare sections, of which this unit alone has seats. What an even share is stays as it was, so that
 * the same schedule costs the same.
 */
function withOneSpare(plain: Model, spare: Model, unit: number): Model {
  const unitCap = Int32Array.from(spare.unitCap, (cap, at) =>
    at < plain.unitCount || at === unit ? cap : 0,
  );
  const options: number[] = [];
  const optionStart = new Int32Array(spare.optionStart.length);
  for (let request = 0; request < spare.requestCount; request += 1) {
    for (let at = spare.optionStart[request]; at < spare.optionStart[request + 1]; at += 1)
      if (spare.options[at] < plain.unitCount || spare.options[at] === unit) options.push(spare.options[at]);
    optionStart[request + 1] = options.length;
  }
  return {
    ...spare,
    unitCap,
    optionStart,
    options: Int32Array.from(options),
    groupShare: plain.groupShare,
    groupTraitShare: plain.groupTraitShare,
  };
}
