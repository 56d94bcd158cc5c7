import type { BellSchedule } from '../problem/bell-schedule.ts';
import type { Course } from '../problem/course.ts';
import type { NonNegotiable } from '../problem/locks.ts';
import { problemFormat, type ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';
import type { ApartPair, Student } from '../problem/student.ts';
import type { Teacher } from '../problem/teacher.ts';
import { createRandom, nextBelow, type Random } from '../search/random.ts';
import { createCatalogue } from './catalogue.ts';
import type { Offering } from './offering.ts';
import { apartShares, type SchoolParameters } from './parameters.ts';
import { drawWishes, type Wisher } from './requests.ts';
import { coTaughtSections, planSeatPools, teamCourses, teamsOf } from './seat-pools.ts';
import type { SeatPool } from './section-counts.ts';
import { createRooms, createTeachers, createTeams } from './staff.ts';

const minutesPerSlot = 85;
const slotsOf = (day: string) => ['1', '2', '3', '4', '5'].map((period) => `${day}${period}`);

/** Two kinds of day that take turns, with five periods each; everybody eats in the third or the fourth. */
const rotation: BellSchedule = {
  terms: [{ id: 'Y', name: 'Year' }],
  dayTypes: [{ id: 'A' }, { id: 'B' }],
  slots: ['A', 'B'].flatMap((day) =>
    slotsOf(day).map((id) => ({ id, term: 'Y', dayType: day, period: `P${id[1]}`, minutes: minutesPerSlot })),
  ),
  patterns: [...slotsOf('A'), ...slotsOf('B')].map((id) => ({ id, slots: [id] })),
  lunch: [{ slots: ['A3', 'A4'] }, { slots: ['B3', 'B4'] }],
};

/**
 * A school of that many students, the same for the same parameters. Requests come from tracks, and sections, caps, staff
 * and rooms from what is asked for; no schedule is made on the way, so none is known to work.
 */
export function generateSchool(parameters: SchoolParameters): ScheduleProblem {
  const random = createRandom(parameters.seed);
  const catalogue = createCatalogue(parameters, random);
  const wishers = drawWishes(parameters, catalogue, random);
  const teamOf = teamsOf(wishers);
  const pools = planSeatPools(parameters, catalogue, wishers, teamOf);
  const asked = new Set(pools.map(({ course }) => course));
  const offerings = catalogue.filter(({ id }) => asked.has(id));
  const teachers = createTeachers(pools, offerings, slotsOf('B'), random);
  const seconds = teachers.filter(({ id }) => id.endsWith('-SUP')).map(({ id }) => id);
  const isOffered = (course: string) => asked.has(course);
  return {
    format: problemFormat,
    id: `generated-${parameters.students}-${parameters.seed}`,
    name: `A generated school of ${parameters.students} students`,
    bell: rotation,
    courses: offerings.map((offering) => courseOf(offering, poolsOf(pools, offering.id), seconds)),
    sections: pools.flatMap((pool) => (isTeamCourse(pool.course) ? sectionsOf(pool, seconds) : [])),
    teachers,
    rooms: createRooms(pools, offerings),
    teams: createTeams([...new Set(teamOf.values())], teachers),
    students: wishers.map((wisher) => studentOf(wisher, catalogue, teamOf, isOffered)),
    apart: apartPairs(wishers, teachers, random),
    nonNegotiables: ownRules(offerings, teachers),
  };
}

const poolsOf = (pools: readonly SeatPool[], id: string) => pools.filter(({ course }) => course === id);
const isTeamCourse = (id: string) => teamCourses.some((own) => own === id);

function courseOf(offering: Offering, pools: readonly SeatPool[], coTeachers: readonly string[]): Course {
  const { id, title, department, level, grades, roomType, after, gives } = offering;
  // Sections of a team's course are listed one by one, with who is second teacher in each.
  const coTaught = isTeamCourse(id) ? 0 : pools.reduce((sum, pool) => sum + coTaughtSections(pool), 0);
  return {
    id,
    title,
    department,
    level: gives === 'SAI' ? 'SPECIAL_EDUCATION' : level,
    gradeLevels: grades.map(String),
    isCore: level === 'CORE',
    isAdvanced: level === 'ADVANCED',
    cap: Math.max(...pools.map(({ cap }) => cap)),
    sections: pools.reduce((sum, { sections }) => sum + sections, 0),
    roomType,
    ...(after === undefined ? {} : { prerequisites: [after] }),
    ...(coTaught === 0 ? {} : { coTaught: { sections: coTaught, coTeachers } }),
    ...(gives === undefined ? {} : { gives }),
  };
}

function sectionsOf(pool: SeatPool, coTeachers: readonly string[]): Section[] {
  const { course, team, sections, cap } = pool;
  const suffix = team === null ? '' : `-${team.at(-1)}`;
  return Array.from({ length: sections }, (_, index) => ({
    id: `${course}${suffix}-${index + 1}`,
    courses: [course],
    cap,
    ...(team === null ? {} : { team }),
    ...(index < coTaughtSections(pool) ? { coTeachers } : {}),
  }));
}

function studentOf(
  { id, grade, needs, coTaught, primaries, alternates }: Wisher,
  catalogue: readonly Offering[],
  teamOf: ReadonlyMap<string, string>,
  isOffered: (course: string) => boolean,
): Student {
  const team = teamOf.get(id);
  const wished = catalogue.filter((offering) => primaries.includes(offering.id));
  const prior = catalogue
    .filter((offering) => primaries.includes(offering.id) || alternates.includes(offering.id))
    .flatMap(({ after }) => after ?? []);
  const services = wished.flatMap(({ gives }) => gives ?? []);
  return {
    id,
    grade: String(grade),
    requests: [
      ...primaries.map((course) => ({ course, kind: 'PRIMARY' as const })),
      ...alternates.filter(isOffered).map((course) => ({ course, kind: 'ALTERNATE' as const })),
    ],
    ...(team === undefined ? {} : { team }),
    ...(needs.length === 0 ? {} : { needs }),
    ...(prior.length === 0 ? {} : { priorCourses: prior }),
    ...(services.length === 0
      ? {}
      : { services: services.map((service) => ({ service, minutes: minutesPerSlot })) }),
    ...(coTaught.length === 0
      ? {}
      : {
          coTaught,
          closedLevels: [
            { level: 'SPECIAL_EDUCATION', reason: 'The plan says general classes with support.' },
          ],
        }),
  };
}

/** Students of one grade who may not share a section, and students who may not meet a teacher of a large department. */
function apartPairs(wishers: readonly Wisher[], teachers: readonly Teacher[], random: Random): ApartPair[] {
  const pairs: ApartPair[] = [];
  for (let count = Math.round(wishers.length * apartShares.students); count > 0; count -= 1) {
    const one = nextBelow(random, wishers.length);
    const other = (one + 4 * (1 + nextBelow(random, 9))) % wishers.length;
    if (one !== other) pairs.push({ students: [wishers[one].id, wishers[other].id] });
  }
  const english = teachers.filter(({ id }) => id.endsWith('-ENG'));
  for (let count = Math.round(wishers.length * apartShares.teachers); count > 0; count -= 1)
    pairs.push({
      student: wishers[nextBelow(random, wishers.length)].id,
      teacher: english[nextBelow(random, english.length)].id,
    });
  return pairs;
}

/** Two rules in the school's own words. */
function ownRules(offerings: readonly Offering[], teachers: readonly Teacher[]): NonNegotiable[] {
  const music = offerings.find(({ strand }) => strand === 'MUS');
  const head = teachers.find(({ id, fte }) => id.endsWith('-ENG') && fte === 1);
  return [
    ...(music === undefined
      ? []
      : [
          {
            id: 'orchestra',
            words: `${music.title} rehearses at the beginning or the end of a day.`,
            rank: 1,
            form: {
              kind: 'COURSE_IN_SLOTS' as const,
              courses: [music.id],
              slots: ['A1', 'A5', 'B1', 'B5'],
            },
          },
        ]),
    ...(head === undefined
      ? []
      : [
          {
            id: 'heads',
            words: 'The head of English meets the principal in the second period of A days.',
            rank: 2,
            form: { kind: 'TEACHER_FREE' as const, teacher: head.id, slots: ['A2'] },
          },
        ]),
  ];
}
