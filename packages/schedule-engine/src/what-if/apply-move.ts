import { err, ok, type Result } from '@quad/kernel';
import type { PlacedSection } from '../problem/solution.ts';
import { unplace } from '../search/placements.ts';
import type { Stage } from './board.ts';
import type { Move, MoveFault, SectionMove, SectionSwap } from './move.ts';
import { clearUnit, placeByHand, type Staff, standing } from './place-by-hand.ts';
import { seatByHand, unseatByHand } from './seat-by-hand.ts';
import type { Touched } from './settle-touched.ts';

/** What was done by hand, before those whom it touched are seated again. */
export type Applied = { readonly touched: Touched; readonly placed: ReadonlyMap<number, PlacedSection> };

const nobody = { first: -1, barred: -1 };

/** Does a move on a stage's state; ids are known by then but for those that it names of its own. */
export function applyMove(stage: Stage, move: Move): Result<Applied, MoveFault> {
  switch (move.kind) {
    case 'MOVE_SECTION':
      return moveByHand(stage, move);
    case 'SWAP_SECTIONS':
      return swapByHand(stage, move);
    case 'ADD_SEATS': {
      const unit = stage.model.sectionUnit[stage.model.ids.sections.indexOf(move.section)];
      return ok({ touched: { ...nobody, units: [unit], leavers: [] }, placed: new Map() });
    }
    case 'ADD_SECTION': {
      const section = stage.shown.at(-1) ?? 0;
      const pattern = stage.model.ids.patterns.indexOf(move.pattern ?? '');
      const staff = {
        ...(move.teacher === undefined ? {} : { teacher: move.teacher }),
        ...(move.room === undefined ? {} : { room: move.room }),
      };
      return placed(stage, [{ section, pattern, staff }]);
    }
    case 'SEAT':
      return seatByHand(stage, move);
    case 'UNSEAT':
      return unseatByHand(stage, move);
  }
}

/** Sections leave where they stand, and then go to their new places; `pattern` -1: nowhere. */
function placed(
  stage: Stage,
  moves: readonly { readonly section: number; readonly pattern: number; readonly staff: Staff }[],
): Result<Applied, MoveFault> {
  const { state, model } = stage;
  const units = [...new Set(moves.map(({ section }) => model.sectionUnit[section]))];
  const leavers = units.flatMap((unit) => clearUnit(state, unit));
  for (const { section } of moves) if (state.sectionPattern[section] !== -1) unplace(state, section);
  const now = new Map<number, PlacedSection>();
  for (const { section, pattern, staff } of moves)
    now.set(section, pattern === -1 ? standing(stage, section) : placeByHand(stage, section, pattern, staff));
  return ok({ touched: { ...nobody, units, leavers }, placed: now });
}

function moveByHand(stage: Stage, move: SectionMove): Result<Applied, MoveFault> {
  const { model, state } = stage;
  const section = model.ids.sections.indexOf(move.section);
  const pattern = move.pattern === null ? -1 : model.ids.patterns.indexOf(move.pattern);
  const was = stage.placed[section];
  const isSame =
    pattern === state.sectionPattern[section] &&
    (move.teacher === undefined || move.teacher === was.teacher) &&
    (move.room === undefined || move.room === was.room);
  if (isSame) return err(nothing(`Section ${move.section} stands there already.`));
  return placed(stage, [{ section, pattern, staff: { teacher: move.teacher, room: move.room } }]);
}

function swapByHand({ model, state, ...stage }: Stage, move: SectionSwap): Result<Applied, MoveFault> {
  const [one, other] = move.sections.map((id) => model.ids.sections.indexOf(id));
  const [first, second] = [state.sectionPattern[one], state.sectionPattern[other]];
  if (first === second)
    return err(nothing(`Sections ${move.sections.join(' and ')} stand at the same pattern already.`));
  return placed({ model, state, ...stage }, [
    { section: one, pattern: second, staff: {} },
    { section: other, pattern: first, staff: {} },
  ]);
}

const nothing = (sentence: string): MoveFault => ({ code: 'NOTHING_TO_DO', sentence });
