import { type GoalMeasure, measureGoals } from '../goals/index.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import { factsOf } from '../rules/facts.ts';
import { type RequestMeasures, requestMeasures } from './requests.ts';
import { type SectionMeasures, sectionMeasures } from './sections.ts';
import { type StaffMeasures, staffMeasures } from './staff.ts';

/** What a scheduling team judges a schedule by, recounted from the problem and the solution alone. */
export type Measures = {
  readonly requests: RequestMeasures;
  readonly sections: SectionMeasures;
  readonly staff: StaffMeasures;
  readonly goals: readonly GoalMeasure[];
};

export function measuresOf(problem: ScheduleProblem, solution: ScheduleSolution): Measures {
  const facts = factsOf(problem, solution);
  return {
    requests: requestMeasures(facts),
    sections: sectionMeasures(facts),
    staff: staffMeasures(facts),
    goals: measureGoals(facts),
  };
}
