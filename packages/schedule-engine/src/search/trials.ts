import { couldMiss, poorest, requestOf, sectionToTry, someRequest, someWish } from './choices.ts';
import type { Cooling } from './cooling.ts';
import { undoTo } from './journal.ts';
import { nextBelow, nextUnit } from './random.ts';
import { unseat } from './seats.ts';
import { changeStaff, moveSection, swapSections } from './section-move.ts';
import { changeRoom } from './section-room.ts';
import { isOptionOf, openUnit, someInExcess, someShortGroup } from './short-groups.ts';
import type { State } from './state.ts';
import { exchangeSeat, forceAlternate, moveRequest, moveRequestTo, refill } from './student-move.ts';

/** What a trial is judged by. */
export type Judge = { readonly temperature: number; readonly isOverAllowed: boolean };

/** Requests that a section's move, and an alternate's, may cost at first: what is above that is hardly ever mended. */
const sectionHurt = 10;
const alternateHurt = 3;
/** Repairs between two looks at whether a trial still has hope. */
const lookEvery = 64;

function isKept(state: State, change: number, temperature: number): boolean {
  return change <= 0 || nextUnit(state.random) < Math.exp(-change / temperature);
}

function keepOrUndo(state: State, mark: number, before: number, temperature: number): void {
  if (!isKept(state, state.cost - before, temperature)) undoTo(state, mark);
  else if (mark === 0) state.journalLength = 0;
}

/** One trial of a seat: caps may be passed (`moveRequest`) or hold (`exchangeSeat`); taken back where it does not pay. */
export function trySeat(state: State, { temperature, isOverAllowed }: Judge): void {
  const mark = state.journalLength;
  const before = state.cost;
  if (isOverAllowed) moveRequest(state, someRequest(state));
  else exchangeSeat(state, someWish(state));
  keepOrUndo(state, mark, before, temperature);
}

/**
 * One trial of a seat where it is needed: mostly in a group that has both a free seat and somebody without one. Who
 * is drawn to the free seat leaves one behind, and who is pushed above a cap elsewhere pushes on: both wander at no
 * cost until they meet.
 */
function tryRepair(state: State, judge: Judge): void {
  const { random } = state;
  const chance = nextUnit(random);
  if (!judge.isOverAllowed || state.shortCount === 0 || chance >= 0.8) {
    trySeat(state, judge);
    return;
  }
  const mark = state.journalLength;
  const before = state.cost;
  const group = someShortGroup(state);
  const isDrawn = chance < 0.4;
  const request = someInExcess(state, group, isDrawn ? 3 : 7);
  if (request === -1) return;
  if (isDrawn) {
    const unit = openUnit(state, group);
    if (unit === -1 || !isOptionOf(state, request, unit)) return;
    moveRequestTo(state, request, unit);
  } else moveRequest(state, request);
  keepOrUndo(state, mark, before, judge.temperature);
}

/** Mends what a trial has hurt, as long as there is hope, and then judges the whole. */
function repairAndJudge(
  state: State,
  before: number,
  repairs: number,
  hurt: number,
  judge: Judge,
  factor: number,
): void {
  const margin = 3 * factor * judge.temperature;
  for (let repair = 0; repair < repairs && state.cost > before; repair += 1) {
    tryRepair(state, judge);
    if (repair % lookEvery !== lookEvery - 1) continue;
    const left = 1 - repair / repairs;
    if (state.cost - before > state.model.usualWeight * hurt * left * left + margin) break;
  }
  keepOrUndo(state, 0, before, judge.temperature * factor);
}

/** One trial of a section's room, kept where it costs nothing: nobody's seat hangs on it. */
export function tryRoom(state: State): void {
  const mark = state.journalLength;
  const before = state.cost;
  if (!changeRoom(state, nextBelow(state.random, state.model.sectionCount))) return;
  keepOrUndo(state, mark, before, 0);
}

/** One section moves, its students and those near it settle, and only then the whole is judged. */
export function trySection(state: State, repairs: number, judge: Judge, factor: number): void {
  const { model, random } = state;
  const before = state.cost;
  const section = sectionToTry(state);
  const kind = nextUnit(random);
  let isPossible: boolean;
  // What stands nowhere can only be placed; who teaches what stands in its way more often than when.
  const staffShare = state.unplacedCount > 0 ? 0.25 : 0.05;
  if (state.sectionPattern[section] === -1 || kind < 0.45)
    isPossible = moveSection(state, section, judge.isOverAllowed);
  else if (kind < 1 - staffShare)
    isPossible = swapSections(state, section, nextBelow(random, model.sectionCount), judge.isOverAllowed);
  else isPossible = model.teacherCount > 0 && changeStaff(state, section, judge.isOverAllowed);
  if (isPossible) repairAndJudge(state, before, repairs, sectionHurt, judge, factor);
  else undoTo(state, 0);
}

/**
 * Somebody who misses something gets an alternate for it, or gets it from somebody who could have an alternate; what
 * that pushes away settles before it is judged.
 */
export function tryInstead(state: State, { alternateRepairs }: Cooling, judge: Judge): void {
  if (state.unmetCount === 0) return;
  const before = state.cost;
  const student = poorest(state);
  const isPossible =
    nextUnit(state.random) < 0.5 ? giveAlternate(state, student) : giveMissed(state, student);
  if (isPossible) repairAndJudge(state, before, alternateRepairs, alternateHurt, judge, 1);
  else undoTo(state, 0);
}

function giveAlternate(state: State, student: number): boolean {
  const { model } = state;
  const request = requestOf(state, student);
  if (
    model.requestIsAlternate[request] === 0 ||
    model.optionStart[request] === model.optionStart[request + 1]
  )
    return false;
  const unit = openUnit(state, model.requestGroup[request]);
  return unit !== -1 && isOptionOf(state, request, unit) && forceAlternate(state, request, unit);
}

function giveMissed(state: State, student: number): boolean {
  const { model, random } = state;
  let missed = -1;
  for (
    let request = model.studentRequestStart[student];
    request < model.studentRequestStart[student + 1];
    request += 1
  )
    if (state.unmetAt[request] >= 0 && (missed === -1 || nextUnit(random) < 0.5)) missed = request;
  const from = model.optionStart[missed];
  const unit = model.options[from + nextBelow(random, model.optionStart[missed + 1] - from)];
  let leaver = -1;
  for (let tries = 0; tries < 8 && state.unitSeats[unit] > 0; tries += 1) {
    const member = state.unitMembers[unit * state.unitMemberWidth + nextBelow(random, state.unitSeats[unit])];
    if (model.requestStudent[member] === student) continue;
    leaver = member;
    if (couldMiss(state, model.requestStudent[member])) break;
  }
  if (leaver === -1) return false;
  unseat(state, leaver);
  refill(state, model.requestStudent[leaver]);
  moveRequestTo(state, missed, unit);
  return true;
}
