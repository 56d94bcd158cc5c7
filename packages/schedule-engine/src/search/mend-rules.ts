import type { Model } from '../model/model.ts';
import { undoTo } from './journal.ts';
import { moveSectionTo } from './section-move.ts';
import type { State } from './state.ts';
import { moveRequestTo } from './student-move.ts';

const rounds = 3;
/** Moves of sections tried in one mending: some tenths of a second in a large school. */
const triesAtMost = 2000;

/** Whether a rule asks for a request's seat: a person has locked it, or it gives a service of a plan. */
export const isByRule = (model: Model, request: number): boolean =>
  model.requestIsLocked[request] === 1 || model.requestNeed[request] !== -1;

/**
 * Gives the seats that rules ask for and chance has not given: by taking what is in their way, or by a move of the
 * section, or of another that the student has to sit in. What costs less then is kept; the search does not give it up.
 */
export function mendRules(state: State, isOverAllowed: boolean): void {
  const { model } = state;
  const ruled: number[] = [];
  for (let request = 0; request < model.requestCount; request += 1)
    if (
      model.requestIsAlternate[request] === 0 &&
      isByRule(model, request) &&
      optionsOf(model, request).length > 0
    )
      ruled.push(request);
  const effort = { left: triesAtMost };
  for (let round = 0; round < rounds; round += 1) {
    let isBetter = false;
    for (const request of ruled)
      if (isBroken(state, request) && mend(state, request, isOverAllowed, effort)) isBetter = true;
    if (!isBetter) return;
  }
}

const optionsOf = (model: Model, request: number): Int32Array =>
  model.options.subarray(model.optionStart[request], model.optionStart[request + 1]);

/** Whether a request that a rule asks for has no seat, or one that leaves the student short of a service. */
function isBroken({ model, assigned, serviceMinutes }: State, request: number): boolean {
  if (assigned[request] < 0) return true;
  const need = model.requestNeed[request];
  for (let term = 0; need !== -1 && term < model.termCount; term += 1)
    if (serviceMinutes[need * model.termCount + term] < model.needMinutes[need]) return true;
  return false;
}

function mend(state: State, request: number, isOverAllowed: boolean, effort: { left: number }): boolean {
  const { model } = state;
  for (const unit of optionsOf(model, request))
    if (
      isKept(state, isOverAllowed, () => {
        moveRequestTo(state, request, unit);
        return true;
      })
    )
      return true;
  for (const unit of unitsConcerned(state, request))
    for (const section of model.unitSections.slice(
      model.unitSectionStart[unit],
      model.unitSectionStart[unit + 1],
    ))
      for (const pattern of model.sectionPatterns.subarray(
        model.sectionPatternStart[section],
        model.sectionPatternStart[section + 1],
      )) {
        if (pattern === state.sectionPattern[section]) continue;
        if (effort.left <= 0) return false;
        effort.left -= 1;
        const move = () => {
          if (!moveSectionTo(state, section, pattern, isOverAllowed)) return false;
          for (const option of optionsOf(model, request))
            if (state.assigned[request] < 0) moveRequestTo(state, request, option);
          return true;
        };
        if (isKept(state, isOverAllowed, move)) return true;
      }
  return false;
}

/** Units that a request may sit in, and those in which rules want the student to sit too. */
function unitsConcerned({ model, assigned }: State, request: number): Set<number> {
  const units = new Set(optionsOf(model, request));
  const student = model.requestStudent[request];
  const { studentRequestStart } = model;
  for (let other = studentRequestStart[student]; other < studentRequestStart[student + 1]; other += 1)
    if (assigned[other] >= 0 && isByRule(model, other)) units.add(assigned[other]);
  return units;
}

/** Makes a move and keeps it where it pays and no cap is passed that holds; else takes it back. */
function isKept(state: State, isOverAllowed: boolean, move: () => boolean): boolean {
  const before = state.cost;
  state.journalLength = 0;
  const isPossible = move();
  const isGood = isPossible && state.cost < before && (isOverAllowed || state.over === 0);
  if (!isGood) undoTo(state, 0);
  state.journalLength = 0;
  return isGood;
}
