import type { Board } from '../what-if/board.ts';
import type { Move, Wish } from '../what-if/move.ts';
import type { WhatIf } from '../what-if/outcome.ts';
import { requestOf } from '../what-if/seat-by-hand.ts';
import { lookAt, whatIf } from '../what-if/what-if.ts';
import { type Fix, fixKey, fixKinds, fixOf, helpingToo } from './fix.ts';
import { alternateMoves, seatMoves, sectionMoves } from './fix-candidates.ts';
import { explainUnmet, type UnmetExplanation } from './unmet.ts';
import { type NotOfferedBecause, unmetSentence, whyNotOffered } from './unmet-sentence.ts';

/** One unmet request: why, and what would meet it. */
export type UnmetWithFixes = UnmetExplanation & {
  /** For a course that is not open to the student. */
  readonly because?: NotOfferedBecause;
  /** The reason in plain words. */
  readonly sentence: string;
  /** Alternates that the student has already. */
  readonly alternates: readonly string[];
  /** Positions in the plan's `fixes`, cheapest first; at most one of each kind. */
  readonly fixes: readonly number[];
};

/** Every unmet request with its fixes; a fix that helps many is said once. */
export type FixPlan = { readonly requests: readonly UnmetWithFixes[]; readonly fixes: readonly Fix[] };

/** Section moves that are tried for one request, and for all of them: a look costs a few milliseconds. */
const looksAtMost = { request: 30, all: 2_000 };

/**
 * The cheapest fixes of unmet requests, each tried on the board by `whatIf`: none breaks a hard rule that was kept, and
 * each gains more than it loses. `only`: of these requests alone. Kinds stand in the order of `fixKinds`; of a kind the
 * one is taken that gains most.
 */
export function planFixes(board: Board, only?: (wish: Wish) => boolean): FixPlan {
  const unmet = explainUnmet(board.plain.state).filter((wish) => only === undefined || only(wish));
  const finder = createFinder(board);
  // By course, so that a board with a seat or a section more is made once for all who ask for it.
  const order = [...unmet.keys()].sort((one, other) => (unmet[one].course < unmet[other].course ? -1 : 1));
  for (const at of order) finder.findFor(unmet[at]);
  return {
    requests: unmet.map((explanation): UnmetWithFixes => {
      const because = finder.becauseOf(explanation);
      return {
        ...explanation,
        ...(explanation.reason === 'NOT_OFFERED' ? { because } : {}),
        sentence: unmetSentence(explanation, because),
        alternates: alternatesOf(board, explanation.student),
        fixes: finder.fixesOf(explanation),
      };
    }),
    fixes: finder.fixes,
  };
}

function createFinder(board: Board) {
  const { model } = board.plain;
  const fixes: Fix[] = [];
  const placeOf = new Map<string, number>();
  const byWish = new Map<string, Set<number>>();
  const sectionsTried = new Map<string, WhatIf | undefined>();
  let looks = 0;

  const keep = (kind: Fix['kind'], result: WhatIf, wishes: readonly Wish[]): void => {
    for (const wish of wishes) {
      const key = fixKey(result);
      let place = placeOf.get(key);
      if (place === undefined) {
        place = fixes.length;
        placeOf.set(key, place);
        fixes.push(fixOf(kind, result, [wish], board.problem.staffing?.centsPerFte));
      } else if (!fixes[place].helps.some((known) => keyOf(known) === keyOf(wish)))
        fixes[place] = helpingToo(fixes[place], wish, result);
      byWish.set(keyOf(wish), (byWish.get(keyOf(wish)) ?? new Set()).add(place));
    }
  };
  const tried = (move: Move, wish?: Wish): WhatIf | undefined => {
    const result = whatIf(board, move, wish);
    return result.ok && result.value.breaks.length === 0 && result.value.scoreGain > 0
      ? result.value
      : undefined;
  };
  const has = (wish: Wish, kind: Fix['kind']): boolean =>
    [...(byWish.get(keyOf(wish)) ?? [])].some((place) => fixes[place].kind === kind);

  const findSeat = (wish: Wish): void => {
    const result = tried({ kind: 'SEAT', ...wish }, wish);
    if (result !== undefined && meets(result, wish) && result.lost.length === 0) keep('SEAT', result, [wish]);
  };
  const findAlternate = (wish: Wish, request: number): void => {
    for (const move of alternateMoves(board, request)) {
      const result = tried(move);
      if (result === undefined || result.lost.length > 0 || result.alternatesLost >= result.alternatesGained)
        continue;
      keep('ALTERNATE', result, [wish]);
      return;
    }
  };
  const findSectionMove = (wish: Wish, request: number): void => {
    if (has(wish, 'SECTION_MOVE')) return;
    let best: Move | undefined;
    let most = 0;
    for (const move of sectionMoves(board, request).slice(0, looksAtMost.request)) {
      if (looks >= looksAtMost.all) break;
      looks += 1;
      const look = lookAt(board, move, wish);
      if (look === undefined || !look.isMet || look.scoreGain <= most) continue;
      // The rules are recounted only for what would be better than the best so far.
      const result = tried(move, wish);
      if (result === undefined || result.lost.length >= result.gained.length) continue;
      best = move;
      most = look.scoreGain;
    }
    const result = best === undefined ? undefined : tried(best, wish);
    if (result !== undefined) keep('SECTION_MOVE', result, result.gained);
  };
  const findAddedSeat = (wish: Wish, request: number): void => {
    for (const move of seatMoves(board, request)) {
      if (lookAt(board, move, wish)?.isMet !== true) continue;
      const result = tried(move, wish);
      if (result === undefined || !meets(result, wish) || result.lost.length > 0) continue;
      keep('ADDED_SEAT', result, [wish]);
      return;
    }
  };
  const findAddedSection = (wish: Wish, isLastHope: boolean): void => {
    const move: Move = { kind: 'ADD_SECTION', course: wish.course };
    const pool = String(model.requestGroup[requestOf(board.plain, wish)]);
    if (!sectionsTried.has(pool)) {
      const result = tried(move);
      const isRun = result !== undefined && runs(board, result);
      sectionsTried.set(pool, isRun ? result : undefined);
      if (isRun) keep('ADDED_SECTION', result, result.gained);
    }
    if (!isLastHope || has(wish, 'ADDED_SECTION')) return;
    const own = tried(move, wish);
    if (own !== undefined && meets(own, wish) && runs(board, own)) keep('ADDED_SECTION', own, own.gained);
  };

  const becauseOf = (wish: Wish): NotOfferedBecause => {
    const group = model.requestGroup[requestOf(board.plain, wish)];
    return whyNotOffered(board.problem, wish, model.groupUnitStart[group] < model.groupUnitStart[group + 1]);
  };
  return {
    fixes,
    becauseOf,
    findFor(unmet: UnmetExplanation): void {
      const wish = { student: unmet.student, course: unmet.course };
      const request = requestOf(board.plain, wish);
      findAlternate(wish, request);
      if (unmet.reason === 'OPEN_SEAT') findSeat(wish);
      if (unmet.reason === 'CLASH' || unmet.reason === 'RULE') {
        findSeat(wish);
        findSectionMove(wish, request);
      }
      if (unmet.reason !== 'NOT_OFFERED') findAddedSeat(wish, request);
      const canSectionHelp = unmet.reason !== 'NOT_OFFERED' || becauseOf(wish) === 'NO_SECTION';
      if (canSectionHelp) findAddedSection(wish, !byWish.has(keyOf(wish)));
    },
    fixesOf(wish: Wish): number[] {
      const order = (place: number) => fixKinds.indexOf(fixes[place].kind);
      const gain = (place: number) => fixes[place].gains - fixes[place].loses;
      const own = [...(byWish.get(keyOf(wish)) ?? [])].sort(
        (one, other) => order(one) - order(other) || gain(other) - gain(one) || one - other,
      );
      return own.filter((place, at) => own.findIndex((first) => order(first) === order(place)) === at);
    },
  };
}

const keyOf = ({ student, course }: Wish): string => `${student}\n${course}`;

const meets = ({ gained }: WhatIf, wish: Wish): boolean =>
  gained.some((other) => keyOf(other) === keyOf(wish));

/** Whether an added section has as many students as its courses need to run. */
function runs({ problem }: Board, { sections, seats }: WhatIf): boolean {
  const added = sections.find(({ from }) => from === undefined)?.to;
  const least = Math.max(
    0,
    ...problem.courses.filter(({ id }) => added?.courses.includes(id)).map(({ minimum }) => minimum ?? 0),
  );
  return seats.filter(({ to }) => to === added?.id).length >= least;
}

function alternatesOf({ plain: { model, state } }: Board, student: string): string[] {
  const row = model.ids.students.indexOf(student);
  const courses: string[] = [];
  for (let at = model.studentRequestStart[row]; at < model.studentRequestStart[row + 1]; at += 1)
    if (model.requestIsAlternate[at] === 1 && state.assigned[at] >= 0)
      courses.push(model.ids.courses[model.requestCourse[at]]);
  return courses;
}
