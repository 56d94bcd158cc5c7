import type { Offering } from './offering.ts';
import {
  requestsPerStudent,
  type SchoolParameters,
  studentsPerSection,
  studentsPerTeam,
  teamGrade,
} from './parameters.ts';
import type { Wisher } from './requests.ts';
import { countSections, type SeatPool, setCaps } from './section-counts.ts';

/** The courses that a team of ninth graders takes in sections of its own. */
export const teamCourses = ['ENG-9', 'MAT-9', 'SCI-9', 'SOC-9'] as const;

/** Team of each ninth grader by turns, so that teams are alike; nobody else has one. */
export function teamsOf(wishers: readonly Wisher[]): Map<string, string> {
  const members = wishers.filter(({ grade }) => grade === teamGrade);
  const teams = Math.max(1, Math.round(members.length / studentsPerTeam));
  return new Map(
    members.map(({ id }, index) => [id, `TEAM-${teamGrade}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index % teams]}`]),
  );
}

/** What is asked for, counted by course and team, with sections and caps. Courses that nobody asks for have none. */
export function planSeatPools(
  parameters: SchoolParameters,
  catalogue: readonly Offering[],
  wishers: readonly Wisher[],
  teams: ReadonlyMap<string, string>,
): SeatPool[] {
  const asked = new Map<string, { course: string; team: string | null; asked: number; coTaught: number }>();
  for (const { id, primaries, coTaught } of wishers)
    for (const course of primaries) {
      const team = teamCourses.some((own) => own === course) ? (teams.get(id) ?? null) : null;
      const key = `${course} ${team ?? ''}`;
      const pool = asked.get(key) ?? { course, team, asked: 0, coTaught: 0 };
      asked.set(key, pool);
      pool.asked += 1;
      if (coTaught.includes(course)) pool.coTaught += 1;
    }
  const order = new Map(catalogue.map(({ id }, index) => [id, index]));
  const pools = [...asked.values()]
    .map((pool): SeatPool => ({ ...pool, sections: 0, cap: 0 }))
    .sort(
      (one, other) =>
        (order.get(one.course) ?? 0) - (order.get(other.course) ?? 0) ||
        (one.team ?? '').localeCompare(other.team ?? ''),
    );
  countSections(pools, Math.round((parameters.students * requestsPerStudent) / studentsPerSection));
  setCaps(pools, parameters.seatSlack);
  return pools;
}

/** Sections that a second teacher teaches too: at most half of a section are students who need it. */
export function coTaughtSections({ coTaught, sections, cap }: SeatPool): number {
  return coTaught === 0 ? 0 : Math.min(sections, Math.max(1, Math.ceil(coTaught / (cap / 2))));
}
