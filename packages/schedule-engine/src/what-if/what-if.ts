import { err, ok, type Result } from '@quad/kernel';
import { type Applied, applyMove } from './apply-move.ts';
import { type Board, type Stage, stageWithSeats, stageWithSection } from './board.ts';
import { restoreState } from './kept-state.ts';
import type { Move, MoveFault, Wish } from './move.ts';
import { moveFault } from './named-things.ts';
import { outcomeOf, scoreGainOf, type WhatIf } from './outcome.ts';
import { requestOf } from './seat-by-hand.ts';
import { settleTouched } from './settle-touched.ts';

/**
 * What one move by hand would do: tried on the board, settled for those whom it touches, told, and taken back, so that
 * the board is what it was, byte by byte. The same move gets the same answer every time. `wish` is the request that the
 * move is made for: it is seated first, if the move makes that possible.
 */
export function whatIf(board: Board, move: Move, wish?: Wish): Result<WhatIf, MoveFault> {
  const fault = moveFault(board, move) ?? (wish === undefined ? undefined : moveFault(board, seatOf(wish)));
  if (fault !== undefined) return err(fault);
  const stage = stageFor(board, move);
  const whole = withBestPattern(stage, move, wish);
  if (whole === undefined) return err(noPlace(move));
  try {
    const applied = tried(stage, whole, wish);
    return applied.ok ? ok(outcomeOf(board, stage, whole, applied.value)) : applied;
  } finally {
    restoreState(stage.state, stage.home);
  }
}

/** What a look at a move sees: what it would gain by the school's goals, and whether the wish would be met. */
export type Look = { readonly scoreGain: number; readonly isMet: boolean };

/**
 * The same as `whatIf` without the recount of the rules, for trying many moves before one is looked at closely;
 * undefined where the move cannot be tried.
 */
export function lookAt(board: Board, move: Move, wish: Wish): Look | undefined {
  if (moveFault(board, move) !== undefined || moveFault(board, seatOf(wish)) !== undefined) return undefined;
  const stage = stageFor(board, move);
  const { state, home } = stage;
  const whole = withBestPattern(stage, move, wish);
  const isTried = whole !== undefined && tried(stage, whole, wish).ok;
  const look = {
    scoreGain: scoreGainOf(stage, move),
    isMet: state.assigned[requestOf(stage, wish)] >= 0,
  };
  restoreState(state, home);
  return isTried ? look : undefined;
}

const seatOf = (wish: Wish): Move => ({ kind: 'SEAT', ...wish });

function stageFor(board: Board, move: Move): Stage {
  if (move.kind === 'ADD_SEATS')
    return stageWithSeats(board, board.plain.model.ids.sections.indexOf(move.section), move.seats);
  return move.kind === 'ADD_SECTION' ? stageWithSection(board, move.course) : board.plain;
}

function tried(stage: Stage, move: Move, wish: Wish | undefined): Result<Applied, MoveFault> {
  const applied = applyMove(stage, move);
  if (!applied.ok) return applied;
  const { touched } = applied.value;
  const first = wish === undefined ? touched.first : requestOf(stage, wish);
  settleTouched(stage.state, stage.seatsAtHome, { ...touched, first });
  return applied;
}

/**
 * The move with a pattern, where it leaves that open: of those that the section may take the one with the best score,
 * before all others those at which the wish is met.
 */
function withBestPattern(stage: Stage, move: Move, wish: Wish | undefined): Move | undefined {
  if (move.kind !== 'ADD_SECTION' || move.pattern !== undefined) return move;
  const { model, state, home } = stage;
  const section = stage.shown.at(-1) ?? 0;
  let best: Move | undefined;
  let least = Number.POSITIVE_INFINITY;
  const request = wish === undefined ? -1 : requestOf(stage, wish);
  const farOff = 2 * Math.abs(home.numbers.cost ?? 0) + 1;
  const first = model.sectionPatternStart[section];
  for (let at = first; at < model.sectionPatternStart[section + 1]; at += 1) {
    const whole = { ...move, pattern: model.ids.patterns[model.sectionPatterns[at]] };
    const applied = tried(stage, whole, wish);
    const isHeld = applied.ok && !lacksStaff(stage, section);
    const cost = state.cost + (request !== -1 && state.assigned[request] < 0 ? farOff : 0);
    if (isHeld && cost < least) {
      best = whole;
      least = cost;
    }
    restoreState(state, home);
  }
  return best;
}

/** Whether a section stands without a teacher or a room that it needs. */
function lacksStaff({ model, state }: Stage, section: number): boolean {
  return (
    (model.sectionNeedsTeacher[section] === 1 && state.sectionTeacher[section] === -1) ||
    (model.sectionNeedsCoTeacher[section] === 1 && state.sectionCoTeacher[section] === -1) ||
    (model.sectionNeedsRoom[section] === 1 && state.sectionRoom[section] === -1)
  );
}

const noPlace = (move: Move): MoveFault => ({
  code: 'NOT_OPEN',
  sentence:
    move.kind === 'ADD_SECTION'
      ? `One more section of ${move.course} has no place: at no pattern is there a teacher and a room for it.`
      : 'The move has no place.',
});
