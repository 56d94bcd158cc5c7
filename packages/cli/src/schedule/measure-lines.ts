import {
  type Measures,
  measuresOf,
  type ScheduleProblem,
  type ScheduleSolution,
} from '@quad/schedule-engine';
import { labelled, percent } from './report-lines.ts';

type Share = Measures['requests']['all'];

const decimal = (value: number): string => value.toFixed(1);

/** What a scheduling team judges a schedule by, recounted from the answer alone; what a school does not have is left out. */
export function measureLines(problem: ScheduleProblem, solution: ScheduleSolution): string[] {
  const { requests, sections, staff, goals } = measuresOf(problem, solution);
  const share = (label: string, { met, of }: Share) =>
    of === 0 ? [] : [labelled(label, `${met} of ${of} (${percent(met, of)})`)];
  return [
    ...share('core requests met', requests.core),
    ...share('mandatory requests met', requests.mandatory),
    ...share('first choices met', requests.firstChoices),
    ...share('met with alternates counted', requests.withAlternates),
    labelled('holes left in timetables', String(requests.holes)),
    labelled('singleton conflicts left', String(requests.singletonConflicts)),
    labelled(
      'students in a section',
      `mean ${decimal(sections.mean)}, deviation ${decimal(sections.deviation)}, spread in a course up to ${sections.largestSpread}`,
    ),
    labelled('sections over cap, under minimum', `${sections.overCap}, ${sections.underMinimum}`),
    labelled('seats unfilled', `${sections.seatsUnfilled} of ${sections.seats}`),
    ...(sections.coTaught === 0
      ? []
      : [
          labelled(
            'co-taught sections',
            `${sections.coTaught}, with up to ${percent(sections.largestCoTaughtShare, 1)} who need it`,
          ),
        ]),
    ...staffLines(staff),
    ...goals
      .filter(({ amount }) => amount > 0)
      .flatMap(({ goal, amount, worst, weight }) => [
        labelled(
          `goal: ${goalWords[goal] ?? goal}`,
          `${decimal(amount)} off in all${weight === 0 ? ', not weighed' : ''}`,
        ),
        ...worst.slice(0, 1).map((sentence) => `  ${sentence}`),
      ]),
  ];
}

const goalWords: Readonly<Record<string, string>> = {
  sizeBalance: 'even section sizes',
  needBalance: 'no sorting by need',
  preps: 'few preps',
  roomChanges: 'few room changes',
  stability: 'as in the version before',
};

function staffLines(staff: Measures['staff']): string[] {
  if (staff.teachers === 0) return [];
  return [
    labelled('sections of a teacher in a term', `mean ${decimal(staff.meanLoad)}, most ${staff.largestLoad}`),
    labelled('courses prepared in a term', `mean ${decimal(staff.meanPreps)}, most ${staff.mostPreps}`),
    labelled('slots taught in a row', `most ${staff.longestRun}`),
    ...(staff.fewestCommonFree === null
      ? []
      : [
          labelled(
            'common free slots of a team',
            `at least ${staff.fewestCommonFree} a day, for ${staff.teams} ${staff.teams === 1 ? 'team' : 'teams'}`,
          ),
        ]),
  ];
}
