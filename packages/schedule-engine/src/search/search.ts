import { construct } from './construct.ts';
import { undoTo } from './journal.ts';
import { nextBelow, nextUnit } from './random.ts';
import { unseat } from './seats.ts';
import { changeStaff, moveSection, swapSections } from './section-move.ts';
import type { State } from './state.ts';
import { exchangeSeat, fillAlternates, moveRequest } from './student-move.ts';

/** Share of section trials that go where a course could seat all who ask, and does not. */
const focus = 0.4;

/**
 * How the search cools: level by level, each a constant temperature in units of the search (`searchScale` × 100 = one
 * unmet request). On the joint levels sections and seats move and caps may be passed; on the polishing levels caps hold.
 */
export type Cooling = {
  readonly jointLevels: number;
  readonly jointFrom: number;
  readonly jointTo: number;
  /** Seat trials between two section trials. */
  readonly jointSeats: number;
  readonly polishLevels: number;
  readonly polishFrom: number;
  readonly polishTo: number;
  readonly polishSeats: number;
  /** Section trials are judged at this many times the temperature of a seat's. */
  readonly sectionFactor: number;
  /** Seat trials that follow a section's move before it is judged. */
  readonly repairs: number;
};

export const defaultCooling: Cooling = {
  jointLevels: 60,
  jointFrom: 2500,
  jointTo: 1000,
  jointSeats: 20,
  polishLevels: 40,
  polishFrom: 800,
  polishTo: 50,
  polishSeats: 100,
  sectionFactor: 4,
  repairs: 600,
};

/** A running search. The same seed and the same steps on each level give the same schedule, whenever they are done. */
export type Search = {
  readonly state: State;
  readonly cooling: Cooling;
  level: number;
  /** Steps done on each level so far: what a run is repeated from. */
  readonly stepsByLevel: number[];
};

/** Builds the first schedule. */
export function startSearch(state: State, cooling: Cooling): Search {
  construct(state);
  return { state, cooling, level: 0, stepsByLevel: [0] };
}

export const levelsOf = (cooling: Cooling): number => cooling.jointLevels + cooling.polishLevels;

/** Goes on by `count` steps at the level's temperature. One step is one trial, kept or taken back. */
export function step(search: Search, count: number): void {
  const { state, cooling, level } = search;
  // Where nobody asks for what is offered, nothing can be moved: the levels pass with nothing to do.
  if (!hasWork(state)) {
    search.stepsByLevel[level] += count;
    return;
  }
  const isOverAllowed = level < cooling.jointLevels;
  const temperature = temperatureAt(cooling, level);
  const every = (isOverAllowed ? cooling.jointSeats : cooling.polishSeats) + 1;
  const first = search.stepsByLevel[level];
  for (let done = first; done < first + count; done += 1) {
    if (done % every === 0) trySection(state, isOverAllowed, cooling, temperature);
    else tryRequest(state, isOverAllowed, temperature, isOverAllowed ? someRequest(state) : someWish(state));
  }
  search.stepsByLevel[level] = first + count;
}

/** Goes to the next level; the first polishing one begins with every cap kept. */
export function cool(search: Search): void {
  search.level += 1;
  search.stepsByLevel.push(0);
  if (search.level === search.cooling.jointLevels) keepCaps(search.state);
}

function temperatureAt(cooling: Cooling, level: number): number {
  const between = (from: number, to: number, at: number, of: number) =>
    from * (to / from) ** (at / Math.max(1, of - 1));
  if (level < cooling.jointLevels)
    return between(cooling.jointFrom, cooling.jointTo, level, cooling.jointLevels);
  return between(cooling.polishFrom, cooling.polishTo, level - cooling.jointLevels, cooling.polishLevels);
}

/** Whether any primary request has a seat or could have one. */
function hasWork(state: State): boolean {
  return state.unmetCount > 0 || state.assigned.some((unit) => unit >= 0);
}

function isKept(state: State, change: number, temperature: number): boolean {
  return change <= 0 || nextUnit(state.random) < Math.exp(-change / temperature);
}

function someRequest(state: State): number {
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
function someWish(state: State): number {
  const { model, random } = state;
  if (state.unmetCount > 0 && nextUnit(random) < 0.3) {
    const student = model.requestStudent[state.unmet[nextBelow(random, state.unmetCount)]];
    const first = model.studentRequestStart[student];
    const request = first + nextBelow(random, model.studentRequestStart[student + 1] - first);
    if (
      model.requestIsAlternate[request] === 1 &&
      model.optionStart[request] < model.optionStart[request + 1]
    )
      return request;
  }
  return someRequest(state);
}

/** One trial of a seat: caps may be passed (`moveRequest`) or hold (`exchangeSeat`); taken back where it does not pay. */
function tryRequest(state: State, isOverAllowed: boolean, temperature: number, request: number): void {
  const mark = state.journalLength;
  const before = state.cost;
  if (isOverAllowed) moveRequest(state, request);
  else exchangeSeat(state, request);
  if (!isKept(state, state.cost - before, temperature)) undoTo(state, mark);
  else if (mark === 0) state.journalLength = 0;
}

/** One section moves, its students and those near it settle, and only then the whole is judged. */
function trySection(state: State, isOverAllowed: boolean, cooling: Cooling, temperature: number): void {
  const { model, random } = state;
  const before = state.cost;
  const section = sectionToTry(state);
  const kind = nextUnit(random);
  let isPossible: boolean;
  if (kind < 0.45) isPossible = moveSection(state, section, isOverAllowed);
  else if (kind < 0.95)
    isPossible = swapSections(state, section, nextBelow(random, model.sectionCount), isOverAllowed);
  else isPossible = model.teacherCount > 0 && changeStaff(state, section, isOverAllowed);
  if (!isPossible) {
    undoTo(state, 0);
    return;
  }
  const unit = model.sectionUnit[section];
  const hopeless = 6 * state.weights.over;
  for (let repair = 0; repair < cooling.repairs; repair += 1) {
    tryRequest(state, isOverAllowed, temperature, nearRequest(state, unit));
    if ((repair & 63) === 63) {
      const worse = state.cost - before;
      if (worse > hopeless * (1 - repair / cooling.repairs) + 3 * cooling.sectionFactor * temperature) break;
    }
  }
  if (isKept(state, state.cost - before, temperature * cooling.sectionFactor)) state.journalLength = 0;
  else undoTo(state, 0);
}

/**
 * A section whose move may help: often one of a course that could seat all who ask and does not, or one that such a
 * student sits in; else any.
 */
function sectionToTry(state: State): number {
  const { model, random } = state;
  if (state.unmetCount > 0 && nextUnit(random) < focus) {
    const offset = nextBelow(random, state.unmetCount);
    for (let at = 0; at < state.unmetCount; at += 1) {
      const request = state.unmet[(offset + at) % state.unmetCount];
      if (model.groupHasSeats[model.requestGroup[request]] === 0) continue;
      const student = model.requestStudent[request];
      const first = model.studentRequestStart[student];
      const chosen =
        nextUnit(random) < 0.5
          ? request
          : first + nextBelow(random, model.studentRequestStart[student + 1] - first);
      const count = model.optionStart[chosen + 1] - model.optionStart[chosen];
      if (count === 0) break;
      const unit =
        state.assigned[chosen] >= 0 && nextUnit(random) < 0.5
          ? state.assigned[chosen]
          : model.options[model.optionStart[chosen] + nextBelow(random, count)];
      const sections = model.unitSectionStart[unit];
      return model.unitSections[sections + nextBelow(random, model.unitSectionStart[unit + 1] - sections)];
    }
  }
  return nextBelow(random, model.sectionCount);
}

/** A request that the last moves may have hurt: unmet ones (the newest stand last), or one of the moved unit, or any. */
function nearRequest(state: State, unit: number): number {
  const { random } = state;
  const chance = nextUnit(random);
  if (state.unmetCount > 0 && chance < 0.35) {
    const newest = Math.min(state.unmetCount, 32);
    return state.unmet[state.unmetCount - 1 - nextBelow(random, newest)];
  }
  if (state.unmetCount > 0 && chance < 0.7) return state.unmet[nextBelow(random, state.unmetCount)];
  const near = chance < 0.78 ? unit : nextBelow(random, state.model.unitCount);
  if (state.unitSeats[near] === 0) return someRequest(state);
  return state.unitMembers[near * state.unitMemberWidth + nextBelow(random, state.unitSeats[near])];
}

/** Ends the passing of caps: of every unit that is too full, those leave who are missing least already. */
export function keepCaps(state: State): void {
  const { model } = state;
  for (let unit = 0; unit < model.unitCount; unit += 1)
    while (state.unitSeats[unit] > model.unitCap[unit]) {
      let leaver = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let member = 0; member < state.unitSeats[unit]; member += 1) {
        const request = state.unitMembers[unit * state.unitMemberWidth + member];
        const cost =
          model.requestWeight[request] +
          (state.misses[model.requestStudent[request]] === 1 ? state.weights.missesTwoOrMore : 0);
        if (cost >= least) continue;
        least = cost;
        leaver = request;
      }
      unseat(state, leaver);
    }
  for (let student = 0; student < model.studentCount; student += 1)
    if (state.misses[student] > 0) fillAlternates(state, student);
  state.journalLength = 0;
}
