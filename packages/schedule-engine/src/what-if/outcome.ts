import { searchScale } from '../model/students.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { PlacedSection, ScheduleSolution, Seat } from '../problem/solution.ts';
import type { Violation } from '../rules/hard-rule.ts';
import type { Applied } from './apply-move.ts';
import type { Board, Stage } from './board.ts';
import { brokenRules } from './broken-rules.ts';
import type { Move, SeatChange, SectionChange, Wish } from './move.ts';
import { whatIfSentence } from './sentence.ts';

/** What a move would do, against the schedule as it stands. */
export type WhatIf = {
  /** The move with the pattern that was chosen for it. */
  readonly move: Move;
  /** Primary requests met newly, and met no more. */
  readonly gained: readonly Wish[];
  readonly lost: readonly Wish[];
  /** Alternates seated newly, and no more. */
  readonly alternatesGained: number;
  readonly alternatesLost: number;
  /** Every seat that is elsewhere, gained and lost ones too. */
  readonly seats: readonly SeatChange[];
  /** Students with a seat elsewhere. */
  readonly students: number;
  readonly sections: readonly SectionChange[];
  /** Hard rules that would be broken, and that would be kept again. */
  readonly breaks: readonly Violation[];
  readonly mends: readonly Violation[];
  /** What the schedule costs less (or, below zero, more) by the school's goals; one unmet elective is 100. */
  readonly scoreGain: number;
  /** Full-time equivalent of an added section; null where the school has not said how much one is. */
  readonly costFte: number | null;
  /** All of it in a line: `+14 met, −2 met, breaks common planning of team 9B`. */
  readonly sentence: string;
};

export function outcomeOf(board: Board, stage: Stage, move: Move, { placed, touched }: Applied): WhatIf {
  const { state, model, seatsAtHome } = stage;
  const units = new Set([
    ...touched.units,
    ...[...placed.keys()].map((section) => model.sectionUnit[section]),
  ]);
  const changed: number[] = [];
  const concerned = new Set<number>();
  for (let request = 0; request < model.requestCount; request += 1) {
    const was = seatsAtHome[request];
    const is = state.assigned[request];
    if (was !== is) changed.push(request);
    if (was !== is || units.has(was)) concerned.add(model.requestStudent[request]);
  }
  const sectionAt = (unit: number) =>
    unit === -1 ? null : model.ids.sections[model.unitSections[model.unitSectionStart[unit]]];
  const seats = changed.map(
    (request): SeatChange => ({
      ...wishOf(stage, request),
      as: model.requestIsAlternate[request] === 1 ? 'ALTERNATE' : 'PRIMARY',
      from: sectionAt(seatsAtHome[request]),
      to: sectionAt(state.assigned[request]),
    }),
  );
  const isNew = ({ from }: SeatChange) => from === null;
  const isGone = ({ to }: SeatChange) => to === null;
  const primaries = seats.filter(({ as }) => as === 'PRIMARY');
  const alternates = seats.filter(({ as }) => as === 'ALTERNATE');
  const added = board.plain.shown.length;
  const partOf = (problem: ScheduleProblem): ScheduleProblem => ({
    ...problem,
    students: [...concerned].map((student) => problem.students[student]),
  });
  const rules = brokenRules(
    {
      problem: partOf(board.plain.problem),
      solution: solutionOf(stage, board.plain.shown, seatsAtHome, new Map(), concerned),
    },
    {
      problem: partOf(stage.problem),
      solution: solutionOf(stage, stage.shown, state.assigned, placed, concerned),
    },
  );
  const result = {
    move,
    gained: primaries.filter(isNew).map(plainWish),
    lost: primaries.filter(isGone).map(plainWish),
    alternatesGained: alternates.filter(isNew).length,
    alternatesLost: alternates.filter(isGone).length,
    seats,
    students: new Set(seats.map(({ student }) => student)).size,
    sections: [...placed].map(([section, to]) => ({
      from: stage.shown.indexOf(section) < added ? stage.placed[section] : undefined,
      to,
    })),
    ...rules,
    scoreGain: scoreGainOf(stage, move),
    costFte: costOf(board, move),
  };
  return { ...result, sentence: whatIfSentence(result) };
}

/**
 * What a move that has been tried gains by the school's goals. A section that the school does not have yet costs nothing
 * while it stands nowhere.
 */
export function scoreGainOf({ state, home }: Stage, move: Move): number {
  const planned = move.kind === 'ADD_SECTION' ? state.weights.unplaced : 0;
  return ((home.numbers.cost ?? 0) - planned - state.cost) / searchScale;
}

const plainWish = ({ student, course }: Wish): Wish => ({ student, course });

function wishOf({ model }: Stage, request: number): Wish {
  return {
    student: model.ids.students[model.requestStudent[request]],
    course: model.ids.courses[model.requestCourse[request]],
  };
}

/** What an added section costs in full-time equivalents; nothing for any other move, or where nobody teaches it. */
function costOf({ problem }: Board, move: Move): number | null {
  if (move.kind !== 'ADD_SECTION') return 0;
  if (problem.courses.find(({ id }) => id === move.course)?.isTaught === false) return 0;
  const perFte = problem.staffing?.sectionsPerFte;
  return perFte === undefined ? null : 1 / perFte;
}

/** The seats of some students in the school's words, and all sections: out of seats by request and what was placed by hand. */
function solutionOf(
  stage: Stage,
  shown: readonly number[],
  assigned: Int32Array,
  placed: ReadonlyMap<number, PlacedSection>,
  students: ReadonlySet<number>,
): ScheduleSolution {
  const { model } = stage;
  const seats: Seat[] = [];
  for (const student of students)
    for (let at = model.studentRequestStart[student]; at < model.studentRequestStart[student + 1]; at += 1) {
      const unit = assigned[at];
      if (unit < 0) continue;
      for (let list = model.unitSectionStart[unit]; list < model.unitSectionStart[unit + 1]; list += 1)
        seats.push({
          ...wishOf(stage, at),
          section: model.ids.sections[model.unitSections[list]],
          as: model.requestIsAlternate[at] === 1 ? 'ALTERNATE' : 'PRIMARY',
        });
    }
  return { sections: shown.map((section) => placed.get(section) ?? stage.placed[section]), seats };
}
