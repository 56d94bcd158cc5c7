export {
  type BuildLimit,
  type BuildProgress,
  type BuildWish,
  type BuiltSchedule,
  buildSchedule,
  evenSteps,
} from './build-schedule.ts';
export { createHighsSolver } from './highs-solver.ts';
