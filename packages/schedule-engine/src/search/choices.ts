import { nextBelow, nextUnit } from './random.ts';
import type { State } from './state.ts';

/** Share of section trials that go where a move may help, and not anywhere. */
const focus = 0.4;
const fillFocus = 0.6;

/** A primary request with a seat, or one that could have one; the latter more often than their number. */
export function someRequest(state: State): number {
  const { model } = state;
  if (state.unmetCount > 0 && nextUnit(state.random) < 0.3)
    return state.unmet[nextBelow(state.random, state.unmetCount)];
  for (;;) {
    const request = nextBelow(state.random, model.requestCount);
    if (
      model.requestIsAlternate[request] === 0 &&
      (state.assigned[request] >= 0 || state.unmetAt[request] >= 0)
    )
      return request;
    if (state.unmetCount > 0) return state.unmet[nextBelow(state.random, state.unmetCount)];
  }
}

/** Any request, or an alternate of a student who misses something. */
export function someWish(state: State): number {
  const { model, random } = state;
  if (state.unmetCount > 0 && nextUnit(random) < 0.3) {
    const request = requestOf(state, model.requestStudent[state.unmet[nextBelow(random, state.unmetCount)]]);
    if (
      model.requestIsAlternate[request] === 1 &&
      model.optionStart[request] < model.optionStart[request + 1]
    )
      return request;
  }
  return someRequest(state);
}

/** A request of a student, by chance. */
export function requestOf(state: State, student: number): number {
  const { model } = state;
  const first = model.studentRequestStart[student];
  return first + nextBelow(state.random, model.studentRequestStart[student + 1] - first);
}

/** A student who misses something: often one who misses two, or who has too little instead. Call it where one does. */
export function poorest(state: State): number {
  const { model, random } = state;
  const studentAt = (place: number) => model.requestStudent[state.unmet[place % state.unmetCount]];
  const offset = nextBelow(random, state.unmetCount);
  if (nextUnit(random) < 0.2)
    for (let step = 0; step < state.unmetCount; step += 1) {
      const student = studentAt(offset + step);
      if (state.misses[student] > 1) return student;
    }
  for (let tries = 0; tries < 8; tries += 1) {
    const student = studentAt(nextBelow(random, state.unmetCount));
    if (state.alternates[student] < state.misses[student]) return student;
  }
  return studentAt(offset);
}

/** Whether a student who misses nothing could have something else instead: an alternate with a spare seat. */
export function couldMiss(state: State, student: number): boolean {
  const { model } = state;
  if (state.misses[student] > 0) return false;
  for (
    let request = model.studentRequestStart[student + 1] - 1;
    request >= model.studentRequestStart[student] && model.requestIsAlternate[request] === 1;
    request -= 1
  ) {
    if (model.optionStart[request] === model.optionStart[request + 1]) continue;
    const group = model.requestGroup[request];
    if (state.groupAlternates[group] < state.groupSpare[group]) return true;
  }
  return false;
}

/** A section whose move may help: sometimes one that stands nowhere, often one that a student who misses something needs, or sits in; else any. */
export function sectionToTry(state: State): number {
  const { model, random } = state;
  if (state.unplacedCount > 0 && nextUnit(random) < 0.1) return someUnplaced(state);
  if (state.unmetCount > 0 && nextUnit(random) < (state.fills ? fillFocus : focus)) {
    const request = state.fills ? requestOf(state, poorest(state)) : requestNearLoss(state);
    const section = request === -1 ? -1 : sectionOf(state, request);
    if (section !== -1) return section;
  }
  return nextBelow(random, model.sectionCount);
}

function someUnplaced(state: State): number {
  const { sectionCount } = state.model;
  const offset = nextBelow(state.random, sectionCount);
  for (let step = 0; step < sectionCount; step += 1) {
    const section = (offset + step) % sectionCount;
    if (state.sectionPattern[section] === -1) return section;
  }
  return offset;
}

/** A request of a student who misses a course that could seat all who ask; often the missed one; -1 if there is none. */
function requestNearLoss(state: State): number {
  const { model, random } = state;
  const offset = nextBelow(random, state.unmetCount);
  for (let at = 0; at < state.unmetCount; at += 1) {
    const request = state.unmet[(offset + at) % state.unmetCount];
    if (state.groupSpare[model.requestGroup[request]] < 0) continue;
    return nextUnit(random) < 0.5 ? request : requestOf(state, model.requestStudent[request]);
  }
  return -1;
}

/** The section that a request sits in, or one that it could sit in; -1 if there is none. */
function sectionOf(state: State, request: number): number {
  const { model, random } = state;
  const count = model.optionStart[request + 1] - model.optionStart[request];
  if (count === 0) return -1;
  const unit =
    state.assigned[request] >= 0 && nextUnit(random) < 0.6
      ? state.assigned[request]
      : model.options[model.optionStart[request] + nextBelow(random, count)];
  const sections = model.unitSectionStart[unit];
  return model.unitSections[sections + nextBelow(random, model.unitSectionStart[unit + 1] - sections)];
}
