import type { Model } from '../model/model.ts';
import { ruleCost } from '../model/students.ts';
import { partsOfBefore } from './previous.ts';
import { createRandom, type Random } from './random.ts';
import { listShort } from './short-groups.ts';

/** What a section without a place, a student of two misses and so on cost; from the problem's goals. */
export type Weights = {
  /** A section that stands nowhere, whatever students ask for: it is staffed and not taught. */
  unplaced: number;
  /** A teacher's prep above the second, in a term. */
  preps: number;
  missesTwoOrMore: number;
  sizeBalance: number;
  needBalance: number;
  /** A teacher's change of room from one slot to the next; 0 where there are no rooms or teachers. */
  roomChanges: number;
  /** A section, or a seat, that is not as in the version before; 0 where there is none. */
  stability: number;
};

/**
 * One schedule in the making, as flat arrays that are changed in place; every change is written to `journal`, so that
 * a move that does not pay is taken back. -1 means none, -2 a slot that is not to be had.
 */
export type State = {
  readonly model: Model;
  readonly weights: Weights;
  readonly random: Random;

  readonly sectionPattern: Int32Array;
  readonly sectionTeacher: Int32Array;
  readonly sectionCoTeacher: Int32Array;
  readonly sectionRoom: Int32Array;
  /** By teacher × slot, by room × slot: the section there. */
  readonly teacherAt: Int32Array;
  readonly roomAt: Int32Array;
  /** By teacher × term: sections, and distinct preps; by (teacher × group) × term: sections of it. */
  readonly teacherSections: Int32Array;
  readonly teacherPreps: Int32Array;
  readonly teacherGroupSections: Uint8Array;
  readonly teacherGroupTaken: Uint8Array;
  /** By team × slot: teachers of it who teach then. */
  readonly teamBusy: Int32Array;

  /** By unit × `unitSlotWidth`: the slots of a unit; none while one of its sections is not placed. */
  readonly unitSlotWidth: number;
  readonly unitSlots: Int32Array;
  readonly unitSlotCount: Int32Array;
  readonly unitFirstTerm: Int32Array;
  readonly unitLastTerm: Int32Array;
  readonly unitSeats: Int32Array;
  readonly unitMemberWidth: number;
  readonly unitMembers: Int32Array;
  readonly unitTraits: Int32Array;

  /** By request: the unit, and the place in its members. */
  readonly assigned: Int32Array;
  readonly memberAt: Int32Array;
  /** By student × slot: the request that takes it. */
  readonly studentAt: Int32Array;
  readonly studentGroupTaken: Uint8Array;
  readonly misses: Int32Array;
  /** By need × term: minutes of the service that the student has. */
  readonly serviceMinutes: Int32Array;
  readonly alternates: Int32Array;
  /** Primaries without a seat that could have one, in no order; `unmetAt` is a request's place there. */
  readonly unmet: Int32Array;
  readonly unmetAt: Int32Array;
  unmetCount: number;
  /** Sections that stand nowhere. */
  unplacedCount: number;
  /** By group: free seats of its units, and primaries without a seat or above a cap. */
  readonly groupFree: Int32Array;
  readonly groupExcess: Int32Array;
  /** By group: seats taken by alternates, and seats that no primary asks for (below 0: more ask than there are seats). */
  readonly groupAlternates: Int32Array;
  readonly groupSpare: Int32Array;
  /** While caps may be passed: whether alternates are seated too, in spare seats only, so that no primary lacks one. */
  fills: boolean;
  /** Groups that have both, in no order: what could be met there and is not. `shortAt` is a group's place. */
  readonly shortGroups: Int32Array;
  readonly shortAt: Int32Array;
  shortCount: number;
  /** Seats above caps, in all. */
  over: number;
  cost: number;

  /** Requests that the last `makeWay` took out. */
  readonly ejected: Int32Array;
  journal: Int32Array;
  journalLength: number;
};

/** Seats that a unit may pass its cap by while the search runs. */
const overRoom = 24;

export function createState(model: Model, wished: Weights, seed: number): State {
  const weights = {
    ...wished,
    roomChanges: model.teacherCount > 0 && model.roomCount > 0 ? wished.roomChanges : 0,
    stability: model.hasPrevious ? wished.stability : 0,
  };
  const full = (length: number, value: number) => new Int32Array(length).fill(value);
  let widest = 1;
  for (let unit = 0; unit < model.unitCount; unit += 1)
    widest = Math.max(widest, model.unitSectionStart[unit + 1] - model.unitSectionStart[unit]);
  const unitSlotWidth = widest * model.longestPattern;
  const unitMemberWidth = model.largestCap + overRoom;
  const state: State = {
    model,
    weights,
    random: createRandom(seed),
    sectionPattern: full(model.sectionCount, -1),
    sectionTeacher: full(model.sectionCount, -1),
    sectionCoTeacher: full(model.sectionCount, -1),
    sectionRoom: full(model.sectionCount, -1),
    teacherAt: full(model.teacherCount * model.slotCount, -1),
    roomAt: full(model.roomCount * model.slotCount, -1),
    teacherSections: full(model.teacherCount * model.termCount, 0),
    teacherPreps: full(model.teacherCount * model.termCount, 0),
    teacherGroupSections: new Uint8Array(model.teacherCount * model.groupCount * model.termCount),
    teacherGroupTaken: new Uint8Array(model.teacherCount * model.slotGroupCount),
    teamBusy: full(model.teamCount * model.slotCount, 0),
    unitSlotWidth,
    unitSlots: full(model.unitCount * unitSlotWidth, -1),
    unitSlotCount: full(model.unitCount, 0),
    unitFirstTerm: full(model.unitCount, 0),
    unitLastTerm: full(model.unitCount, 0),
    unitSeats: full(model.unitCount, 0),
    unitMemberWidth,
    unitMembers: full(model.unitCount * unitMemberWidth, -1),
    unitTraits: full(model.unitCount * model.traitCount, 0),
    assigned: full(model.requestCount, -1),
    memberAt: full(model.requestCount, -1),
    studentAt: full(model.studentCount * model.slotCount, -1),
    studentGroupTaken: new Uint8Array(model.studentCount * model.slotGroupCount),
    misses: full(model.studentCount, 0),
    serviceMinutes: full(model.needCount * model.termCount, 0),
    alternates: full(model.studentCount, 0),
    unmet: full(model.requestCount, -1),
    unmetAt: full(model.requestCount, -1),
    unmetCount: 0,
    unplacedCount: model.sectionCount,
    groupFree: full(model.groupCount, 0),
    groupExcess: full(model.groupCount, 0),
    groupAlternates: full(model.groupCount, 0),
    groupSpare: full(model.groupCount, 0),
    fills: false,
    shortGroups: full(model.groupCount, -1),
    shortAt: full(model.groupCount, -1),
    shortCount: 0,
    over: 0,
    cost: model.sectionCount * weights.unplaced + model.needCount * model.termCount * ruleCost,
    ejected: full(model.slotCount * 2 + 64, -1),
    journal: new Int32Array(1 << 12),
    journalLength: 0,
  };
  for (let cell = 0; cell < state.teacherAt.length; cell += 1)
    if (model.teacherBlocked[cell] === 1) state.teacherAt[cell] = -2;
  for (let cell = 0; cell < state.roomAt.length; cell += 1)
    if (model.roomBlocked[cell] === 1) state.roomAt[cell] = -2;
  for (let cell = 0; cell < state.studentAt.length; cell += 1)
    if (model.studentBlocked[cell] === 1) state.studentAt[cell] = -2;
  for (let unit = 0; unit < model.unitCount; unit += 1)
    state.groupFree[model.unitGroup[unit]] += model.unitCap[unit];
  for (let request = 0; request < model.requestCount; request += 1) {
    // What no unit can give is no part of the search: it costs the same in every schedule.
    if (
      model.requestIsAlternate[request] === 1 ||
      model.optionStart[request] === model.optionStart[request + 1]
    )
      continue;
    state.unmetAt[request] = state.unmetCount;
    state.unmet[state.unmetCount] = request;
    state.unmetCount += 1;
    state.groupExcess[model.requestGroup[request]] += 1;
    state.cost += model.requestWeight[request];
    const student = model.requestStudent[request];
    state.misses[student] += 1;
    if (state.misses[student] === 2) state.cost += weights.missesTwoOrMore;
  }
  if (weights.stability > 0) state.cost += weights.stability * partsOfBefore(state);
  for (let group = 0; group < model.groupCount; group += 1) {
    state.groupSpare[group] = state.groupFree[group] - state.groupExcess[group];
    listShort(state, group);
  }
  return state;
}
