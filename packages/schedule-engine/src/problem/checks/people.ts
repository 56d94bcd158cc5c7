import { coursePools } from '../../model/course-pools.ts';
import { sectionsFromRequests } from '../../model/sections-from-requests.ts';
import { errorOf, type ProblemFault, warningOf } from '../fault.ts';
import type { Ground } from './ground.ts';

/** Teams of nobody, pairs of one person, and a staffing budget that cannot be read or is spent already. */
export function peopleFaults(ground: Ground): ProblemFault[] {
  const { problem } = ground;
  const faults: ProblemFault[] = [];
  const inTeam = new Set(problem.students.map(({ team }) => team));
  problem.teams?.forEach((team, at) => {
    const missing = [
      ...(team.teachers.length === 0 ? ['teachers'] : []),
      ...(inTeam.has(team.id) ? [] : ['students']),
    ];
    if (missing.length > 0)
      faults.push(
        warningOf('EMPTY_TEAM', {
          path: ['teams', at],
          id: team.id,
          sentence: `Team ${team.id} has no ${missing.join(' and no ')}; name them, or take the team out.`,
        }),
      );
  });
  problem.apart?.forEach((pair, at) => {
    if ('teacher' in pair || pair.students[0] !== pair.students[1]) return;
    faults.push(
      warningOf(
        'APART_FROM_ONESELF',
        {
          path: ['apart', at],
          id: pair.students[0],
          sentence: `Student ${pair.students[0]} is kept apart from the same student; the pair is left out. Name two students.`,
        },
        ['apart', at],
      ),
    );
  });
  const { staffing } = problem;
  if (staffing?.fte !== undefined && staffing.sectionsPerFte === undefined)
    faults.push(
      errorOf('STAFFING_INCOMPLETE', {
        path: ['staffing'],
        id: '',
        sentence: `The staffing budget gives ${staffing.fte} FTE and not how many sections a full-time teacher teaches; give sectionsPerFte, or the budget in sections.`,
      }),
    );
  else if (staffing !== undefined) {
    const { budget, taught } = sectionsFromRequests(problem, coursePools(problem));
    if (budget !== null && taught > budget)
      faults.push(
        warningOf('STAFFING_EXCEEDED', {
          path: ['staffing'],
          id: '',
          sentence: `${taught} taught sections are planned and the staffing budget pays for ${budget}; all planned ones are built and none is added. Raise the budget or plan fewer.`,
        }),
      );
  }
  return faults;
}
