import type { ExactSolver } from '../exact/program.ts';
import { compile } from '../model/compile.ts';
import { coursePools } from '../model/course-pools.ts';
import type { Model } from '../model/model.ts';
import { planSections } from '../model/plan-sections.ts';
import type { NonNegotiable } from '../problem/locks.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import { factsOf } from '../rules/facts.ts';
import { checkSchedule } from '../rules/index.ts';
import { rule as nonNegotiables } from '../rules/non-negotiables.ts';
import { placeAt } from '../search/find-place.ts';
import { solutionOf } from '../search/solution-of.ts';
import { createState } from '../search/state.ts';
import { weightsOf } from '../search/weights.ts';
import { withSectionsListed } from '../what-if/board.ts';
import { type PlacementProgram, placementProgram } from './placement-program.ts';
import { quickXplain } from './quick-xplain.ts';

type Named = Pick<NonNegotiable, 'id' | 'words'>;

/** Rules of a school that cannot all hold while every section has a place. */
export type RuleConflict = {
  readonly rules: readonly Named[];
  /** Proven by a placement for each rule: without it, the others of the set hold. */
  readonly isMinimal: boolean;
  readonly sentence: string;
};

/**
 * HOLD: a placement of all sections was found that keeps every rule. CONFLICT: proven that there is none; `conflicts` are
 * all to be resolved, and do so if `givenUp` is (the lowest rank of each). NO_PLACE: proven that not every section has a
 * place, even without the school's own rules. UNKNOWN: neither a proof nor a placement was found within the limits.
 */
export type ConflictAnswer = { readonly sentence: string } & (
  | { readonly kind: 'HOLD' | 'NO_PLACE' | 'UNKNOWN' }
  | {
      readonly kind: 'CONFLICT';
      readonly conflicts: readonly RuleConflict[];
      readonly givenUp: readonly Named[];
      /** Whether a placement was found that keeps all others. */
      readonly othersHold: boolean;
    }
);

type Verdict = 'HOLD' | 'CONFLICT' | 'UNKNOWN';

const limits = { nodes: 1_000, seconds: 5 };

/** A program of more variables is not tried: the exact solver would not end within its limits. */
const variablesAtMost = 20_000;

/**
 * Which of a school's non-negotiables cannot all hold, in the school's own words. A conflict is told only when it is
 * proven (by a section that has no place left, or by the exact solver over `placementProgram`), never because a search
 * has failed; that rules hold together only when a placement was found and recounted.
 */
export function conflictingRules(problem: ScheduleProblem, solve: ExactSolver): ConflictAnswer {
  const judge = createJudge(problem, solve);
  let left = [...(problem.nonNegotiables ?? [])].sort((one, other) => (one.rank ?? 1) - (other.rank ?? 1));
  const conflicts: RuleConflict[] = [];
  const givenUp: Named[] = [];
  for (;;) {
    const found = quickXplain(left, (rules) => judge(rules) === 'CONFLICT');
    if (found === undefined) break;
    if (found.length === 0) return { kind: 'NO_PLACE', sentence: noPlaceWords };
    const isMinimal = found.every((rule) => judge(found.filter((other) => other !== rule)) === 'HOLD');
    conflicts.push(conflictOf(found, isMinimal));
    const last = left.findLast((rule) => found.includes(rule)) ?? found[0];
    givenUp.push({ id: last.id, words: last.words });
    left = left.filter((rule) => rule !== last);
  }
  const holds = judge(left) === 'HOLD';
  if (conflicts.length === 0)
    return holds
      ? { kind: 'HOLD', sentence: 'All of the school’s own rules can hold together.' }
      : { kind: 'UNKNOWN', sentence: unknownWords };
  const words = givenUp.map((rule) => `“${rule.words}”`).join(' and ');
  return {
    kind: 'CONFLICT',
    conflicts,
    givenUp,
    othersHold: holds,
    sentence: holds
      ? `Without ${words} all others can hold.`
      : `Without ${words} no further conflict is proven, and no placement that keeps all others was found either.`,
  };
}

const noPlaceWords =
  'Even without the school’s own rules not every section has a place: teachers, rooms, links or locks leave none. Add a teacher, a room or a pattern, or plan fewer sections.';
const unknownWords =
  'Neither a placement that keeps all of the school’s own rules nor a proof that there is none was found within the limits.';

function conflictOf(found: readonly NonNegotiable[], isMinimal: boolean): RuleConflict {
  const rules = found.map(({ id, words }) => ({ id, words }));
  const all = rules.map(({ words }) => `“${words}”`).join(' and ');
  const isLone = rules.length === 1;
  return {
    rules,
    isMinimal,
    sentence: isLone
      ? `${all} cannot hold while every section has a place; give it up or change it.`
      : `${all} cannot all hold while every section has a place; give up or change one of them${isMinimal ? '' : ' (fewer of them may conflict already)'}.`,
  };
}

/** Says of a set of rules whether it conflicts, each set once. */
function createJudge(problem: ScheduleProblem, solve: ExactSolver) {
  const listed = withSectionsListed(problem, planSections(problem, coursePools(problem)));
  // Where sections stand is no matter of the students, once it is known how many sections there are.
  const { seats: _, ...locks } = problem.locks ?? {};
  const bare: ScheduleProblem = { ...listed, students: [], apart: [], locks };
  const known = new Map<string, Verdict>();
  return (rules: readonly NonNegotiable[]): Verdict => {
    const key = rules
      .map(({ id }) => id)
      .sort()
      .join('\n');
    const verdict = known.get(key) ?? judged({ ...bare, nonNegotiables: rules }, rules, solve);
    known.set(key, verdict);
    return verdict;
  };
}

function judged(problem: ScheduleProblem, rules: readonly NonNegotiable[], solve: ExactSolver): Verdict {
  if (locksBreak(problem)) return 'CONFLICT';
  const model = compile(problem);
  const all = Array.from({ length: model.sectionCount }, (_, section) => section);
  const concerned = concernedBy(model, problem, rules);
  // Fewer sections are quicker to judge, and if those have no place, all have none.
  const parts = concerned.length > 0 && concerned.length < all.length ? [concerned, all] : [all];
  for (const [step, sections] of parts.entries()) {
    const placement = placementProgram(model, sections);
    if (placement === undefined) return 'CONFLICT';
    if (placement.standings.length === 0) return 'HOLD';
    if (placement.program.objective.length > variablesAtMost) return 'UNKNOWN';
    const answer = solve(placement.program, limits);
    if (answer.status === 'INFEASIBLE') return 'CONFLICT';
    if (step === parts.length - 1)
      return answer.status === 'OPTIMAL' && isPlacement(problem, model, placement, answer.variables)
        ? 'HOLD'
        : 'UNKNOWN';
  }
  return 'UNKNOWN';
}

/** Whether what a person has locked breaks one of the rules already, wherever all else stands. */
function locksBreak(problem: ScheduleProblem): boolean {
  const byId = new Map((problem.sections ?? []).map((section) => [section.id, section]));
  const sections = (problem.locks?.placements ?? []).flatMap(({ section, pattern, teacher }) => {
    const own = byId.get(section);
    return own === undefined || pattern === undefined
      ? []
      : [{ id: section, courses: own.courses, cap: 0, pattern, teacher: teacher ?? null, room: null }];
  });
  return nonNegotiables.check(factsOf(problem, { sections, seats: [] })).length > 0;
}

/** Sections of the courses, teachers and teams that rules name, with all that are linked to them. */
function concernedBy(model: Model, problem: ScheduleProblem, rules: readonly NonNegotiable[]): number[] {
  const courses = new Set(rules.flatMap(({ form }) => ('courses' in form ? form.courses : [])));
  const teams = rules.flatMap(({ form }) => (form.kind === 'COMMON_PLANNING' ? [form.team] : []));
  const teachers = new Set([
    ...rules.flatMap(({ form }) => (form.kind === 'TEACHER_FREE' ? [form.teacher] : [])),
    ...(problem.teams ?? []).filter(({ id }) => teams.includes(id)).flatMap((team) => team.teachers),
  ]);
  const named = new Set(
    (problem.sections ?? []).flatMap((section, index) => {
      const own = model.sectionTeachers.subarray(
        model.sectionTeacherStart[index],
        model.sectionTeacherStart[index + 1],
      );
      const isTaught = own.some((teacher) => teachers.has(model.ids.teachers[teacher]));
      return isTaught || section.courses.some((course) => courses.has(course)) ? [index] : [];
    }),
  );
  for (const section of named)
    for (let at = model.linkStart[section]; at < model.linkStart[section + 1]; at += 1)
      named.add(model.linkOther[at]);
  return [...named].sort((one, other) => one - other);
}

/** Whether the solver's answer, with rooms, is a placement that the rules' own recount finds whole. */
function isPlacement(
  problem: ScheduleProblem,
  model: Model,
  { standings, seconds }: PlacementProgram,
  values: readonly number[],
): boolean {
  const state = createState(model, weightsOf(problem.goals), 1);
  const chosen = standings.filter(({ variable }) => values[variable] > 0.5);
  const coTeachers = new Map(
    seconds
      .filter(({ variable }) => values[variable] > 0.5)
      .map(({ section, teacher }) => [section, teacher]),
  );
  const roomsOf = (section: number) => model.sectionRoomStart[section + 1] - model.sectionRoomStart[section];
  for (const { section, pattern, teacher } of chosen.toSorted(
    (one, other) => roomsOf(one.section) - roomsOf(other.section) || one.section - other.section,
  ))
    if (!placeAt(state, section, pattern, { teacher, coTeacher: coTeachers.get(section) ?? -1, room: -1 }))
      return false;
  const solution = solutionOf(problem, state);
  return (
    solution.sections.every(({ pattern }) => pattern !== null) &&
    checkSchedule(problem, solution).length === 0
  );
}
