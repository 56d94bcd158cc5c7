export {
  createProgram,
  type ExactSolver,
  type Program,
  type ProgramAnswer,
  type SolverLimits,
} from './exact/program.ts';
export { type SeatBounds, seatBounds } from './exact/seat-bounds.ts';
export { type ConflictAnswer, conflictingRules, type RuleConflict } from './explain/conflicting-rules.ts';
export { type Fix, fixKinds } from './explain/fix.ts';
export { type FixPlan, planFixes, type UnmetWithFixes } from './explain/fixes.ts';
export {
  type Clash,
  explainUnmet,
  type SeatHolders,
  type UnmetExplanation,
  type UnmetReason,
} from './explain/unmet.ts';
export type { NotOfferedBecause } from './explain/unmet-sentence.ts';
export { type SchoolFigures, schoolFigures } from './generate/conflict-density.ts';
export { placementFet } from './generate/fet-text.ts';
export { generateSchool } from './generate/generate-school.ts';
export { type SchoolParameters, schoolParameters } from './generate/parameters.ts';
export type { GoalMeasure } from './goals/index.ts';
export { type Measures, measuresOf } from './measures/measures.ts';
export { compile } from './model/compile.ts';
export { coursePools } from './model/course-pools.ts';
export type { Model } from './model/model.ts';
export { type SectionPlan, type SectionPlans, sectionsFromRequests } from './model/sections-from-requests.ts';
export { searchScale } from './model/students.ts';
export { type FaultPath, type ProblemFault, pathText } from './problem/fault.ts';
export { problemFormat, type ScheduleProblem } from './problem/problem.ts';
export { problemJsonSchema } from './problem/shape/problem-shape.ts';
export type { PlacedSection, ScheduleSolution, Seat } from './problem/solution.ts';
export { type ValidProblem, validateProblem } from './problem/validate-problem.ts';
export { withoutFaulty } from './problem/without-faulty.ts';
export { isQuadAnswer, readQuadAnswer } from './readers/answer-file.ts';
export { arenaSchoolFile, readArenaSchool } from './readers/arena-school.ts';
export { type BcAnswer, bcAnswer } from './readers/bc-answer.ts';
export { type BcSchoolTexts, bcSchoolFiles, readBcSchool } from './readers/bc-school.ts';
export { readFetFile } from './readers/fet/fet-file.ts';
export { readProblemFile } from './readers/problem-file.ts';
export { type QuadAnswer, quadAnswer } from './readers/quad-answer.ts';
export type { Violation } from './rules/hard-rule.ts';
export { checkSchedule, hardRules, type ListedRule } from './rules/index.ts';
export { defaultCooling, levelsOf, levelsOfRound, type PhaseName, phaseAt } from './search/cooling.ts';
export { keepCaps } from './search/keep-caps.ts';
export { cool, type Search, startSearch, step } from './search/search.ts';
export { solutionOf } from './search/solution-of.ts';
export { createState, type State } from './search/state.ts';
export { type Tally, tallyOf } from './search/tally.ts';
export { weightsOf } from './search/weights.ts';
export { type Board, createBoard } from './what-if/board.ts';
export type { LeftOut } from './what-if/load-solution.ts';
export type { Move, MoveFault, SeatChange, SectionChange, Wish } from './what-if/move.ts';
export type { WhatIf } from './what-if/outcome.ts';
export { suggestTimetables, type TimetableSuggestion } from './what-if/suggest-timetables.ts';
export { whatIf } from './what-if/what-if.ts';
export { withMoveMade } from './what-if/with-move-made.ts';
