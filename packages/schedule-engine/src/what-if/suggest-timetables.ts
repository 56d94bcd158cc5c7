import { ruleCost } from '../model/students.ts';
import { counted } from '../problem/fault.ts';
import type { Student } from '../problem/student.ts';
import { lacksCorequisite } from '../search/corequisites.ts';
import { seat, unseat } from '../search/seats.ts';
import type { State } from '../search/state.ts';
import { isAlternateWanted } from '../search/student-move.ts';
import { fits } from '../search/student-seats.ts';
import type { Board } from './board.ts';
import { stateOfOne } from './state-of-one.ts';

/** One way in which a student could be seated while nobody else moves. */
export type TimetableSuggestion = {
  readonly seats: readonly {
    readonly course: string;
    readonly section: string;
    readonly pattern: string;
    readonly as: 'PRIMARY' | 'ALTERNATE';
    /** Seats left in the section before this one is taken. */
    readonly seatsLeft: number;
  }[];
  /** Primary requests that stay without a seat. */
  readonly missing: readonly string[];
  readonly sentence: string;
};

/** Looks of the search; a student of eight requests with eight sections each is done well before. */
const looksAtMost = 10_000;

/**
 * Timetables for one student, known or a walk-in whom the problem does not list yet, out of the seats that are free:
 * best first by the school's goals, and then the one that takes seats in the emptiest sections. At most `count`, each
 * different in a seat. Locks, teams, sequences, lunch, and who is kept apart are kept; nobody else's seat changes.
 */
export function suggestTimetables(board: Board, student: Student, count = 5): TimetableSuggestion[] {
  const state = stateOfOne(board, student);
  const { model } = state;
  const primaries = requestsOf(state, 0).sort(
    (one, other) => model.requestWeight[other] - model.requestWeight[one] || one - other,
  );
  const stillToGain = new Float64Array(primaries.length + 1);
  for (let at = primaries.length - 1; at >= 0; at -= 1)
    stillToGain[at] = stillToGain[at + 1] + model.requestWeight[primaries[at]];
  const best: { cost: number; crowd: number; seats: Int32Array }[] = [];
  let looks = 0;
  const leaf = () => {
    // The same without that seat is a leaf of its own.
    if (primaries.some((request) => state.assigned[request] >= 0 && lacksCorequisite(state, request))) return;
    const alternates = fillInOrder(state);
    const found = { cost: state.cost, crowd: crowdOf(state), seats: state.assigned.slice() };
    const at = best.findIndex(
      ({ cost, crowd }) => found.cost < cost || (found.cost === cost && found.crowd < crowd),
    );
    best.splice(at === -1 ? best.length : at, 0, found);
    best.length = Math.min(best.length, count);
    for (const request of alternates) unseat(state, request);
  };
  // What alternates, services and corequisites could still save beside the primaries' own weights is never more than this.
  const paired = primaries.filter((request) => model.neededStart[request] < model.neededStart[request + 1]);
  const slack =
    [...requestsOf(state, 1), ...paired].reduce((sum, request) => sum + model.requestWeight[request], 0) +
    model.needCount * model.termCount * ruleCost;
  const descend = (at: number): void => {
    looks += 1;
    const worst = best.length < count ? Number.POSITIVE_INFINITY : (best.at(-1)?.cost ?? 0);
    if (looks > looksAtMost || state.cost - stillToGain[at] - mendable(state) - slack > worst) return;
    if (at === primaries.length) {
      leaf();
      return;
    }
    const request = primaries[at];
    for (const unit of emptiestFirst(state, request)) {
      seat(state, request, unit);
      descend(at + 1);
      unseat(state, request);
    }
    descend(at + 1);
  };
  descend(0);
  return best.map(({ seats }) => told(board, state, student, seats));
}

/** What seating the student's last misses would save beside their own weights. */
const mendable = ({ misses, weights }: State): number => (misses[0] >= 2 ? weights.missesTwoOrMore : 0);

function requestsOf({ model }: State, isAlternate: 0 | 1): number[] {
  return Array.from({ length: model.requestCount }, (_, request) => request).filter(
    (request) =>
      model.requestIsAlternate[request] === isAlternate &&
      model.optionStart[request] < model.optionStart[request + 1],
  );
}

function emptiestFirst(state: State, request: number): number[] {
  const { model } = state;
  return Array.from(model.options.subarray(model.optionStart[request], model.optionStart[request + 1]))
    .filter((unit) => state.unitSeats[unit] < model.unitCap[unit] && fits(state, request, unit))
    .sort((one, other) => model.unitCap[other] - model.unitCap[one] || one - other);
}

/** Seats alternates in the order of their rank while a primary is missing for them; tells which. */
function fillInOrder(state: State): number[] {
  const seated: number[] = [];
  for (const request of requestsOf(state, 1)) {
    if (!isAlternateWanted(state, request)) continue;
    const [unit] = emptiestFirst(state, request);
    if (unit === undefined) continue;
    seat(state, request, unit);
    seated.push(request);
  }
  return seated;
}

/** The fewer seats are left where the student sits, the more crowded. */
function crowdOf({ model, assigned }: State): number {
  let crowd = 0;
  for (const unit of assigned) if (unit >= 0) crowd += 1 / model.unitCap[unit];
  return crowd;
}

function told(board: Board, { model }: State, student: Student, seats: Int32Array): TimetableSuggestion {
  const placed = new Map(board.solution.sections.map((section) => [section.id, section]));
  const taken = [...seats].flatMap((unit, request) =>
    unit < 0
      ? []
      : [...model.unitSections.subarray(model.unitSectionStart[unit], model.unitSectionStart[unit + 1])].map(
          (section) => ({
            course: model.ids.courses[model.requestCourse[request]],
            section: model.ids.sections[section],
            pattern: placed.get(model.ids.sections[section])?.pattern ?? '',
            as: model.requestIsAlternate[request] === 1 ? ('ALTERNATE' as const) : ('PRIMARY' as const),
            seatsLeft: model.unitCap[unit],
          }),
        ),
  );
  const has = new Set(taken.map(({ course }) => course));
  const asked = new Set(student.requests.flatMap(({ kind, course }) => (kind === 'PRIMARY' ? [course] : [])));
  const missing = [...asked].filter((course) => !has.has(course));
  const alternates = new Set(taken.flatMap(({ as, course }) => (as === 'ALTERNATE' ? [course] : []))).size;
  const parts = [
    `${asked.size - missing.length} of ${counted(asked.size, 'request')} met`,
    ...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []),
    ...(alternates > 0 ? [counted(alternates, 'alternate')] : []),
  ];
  return { seats: taken, missing, sentence: parts.join(', ') };
}
