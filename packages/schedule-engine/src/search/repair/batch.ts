import { couldMiss } from '../choices.ts';
import { shuffle } from '../random.ts';
import type { State } from '../state.ts';

/** A batch of students for the exact solver, and whether it is all who could be in one (see `isFree`). */
export type Batch = { readonly students: readonly number[]; readonly isAll: boolean };

/**
 * Students to seat anew together, as many as `variables` allow: first who misses something and has nothing instead,
 * then who sits in what they miss and could have an alternate, then who misses something, then any.
 */
export function someBatch(state: State, variables: number): Batch {
  const { model } = state;
  const all = Array.from({ length: model.studentCount }, (_, student) => student).filter((student) =>
    isFree(state, student),
  );
  shuffle(state.random, all);
  const lacking = all.filter((student) => state.misses[student] > state.alternates[student]);
  const ways = [
    lacking,
    holdersOf(state, lacking).filter((student) => isFree(state, student)),
    all.filter((student) => state.misses[student] > 0),
    all,
  ];
  const students = new Set<number>();
  let size = 0;
  for (const student of ways.flat()) {
    if (students.has(student)) continue;
    size += variablesOf(state, student);
    if (size > variables) break;
    students.add(student);
  }
  return { students: [...students], isAll: students.size === all.length };
}

/**
 * Whose seats hang on seats, times and the order of courses alone: no rule ties them to other students or to teachers,
 * no service wants minutes, no course another beside it. The program knows of no other rules.
 */
function isFree(state: State, student: number): boolean {
  const { model } = state;
  for (
    let request = model.studentRequestStart[student];
    request < model.studentRequestStart[student + 1];
    request += 1
  )
    if (
      model.apartStart[request] < model.apartStart[request + 1] ||
      model.requestApartTeachers[request] !== undefined ||
      model.requestNeed[request] !== -1 ||
      model.neededStart[request] < model.neededStart[request + 1]
    )
      return false;
  return true;
}

/** Who sits in what these students miss and could have something else instead. */
function holdersOf(state: State, lacking: readonly number[]): number[] {
  const { model } = state;
  const holders = new Set<number>();
  for (const student of lacking)
    for (
      let request = model.studentRequestStart[student];
      request < model.studentRequestStart[student + 1];
      request += 1
    ) {
      if (state.unmetAt[request] === -1) continue;
      for (let at = model.optionStart[request]; at < model.optionStart[request + 1]; at += 1) {
        const first = model.options[at] * state.unitMemberWidth;
        for (let member = first; member < first + state.unitSeats[model.options[at]]; member += 1) {
          const holder = model.requestStudent[state.unitMembers[member]];
          if (couldMiss(state, holder)) holders.add(holder);
        }
      }
    }
  return [...holders];
}

/** Variables that a student brings at most: each request's units, and whether it is missed. */
function variablesOf(state: State, student: number): number {
  const { model } = state;
  const first = model.studentRequestStart[student];
  const past = model.studentRequestStart[student + 1];
  return model.optionStart[past] - model.optionStart[first] + (past - first);
}
