import { nextUnit, type Random } from '../search/random.ts';
import { coreLine, seniorsWithOneMore } from './core-courses.ts';
import type { Offering } from './offering.ts';
import {
  favouriteStrand,
  needShares,
  requestsPerStudent,
  type SchoolParameters,
  studentsPerSection,
  type Track,
  teamGrade,
  tracks,
} from './parameters.ts';

/** A student with wishes, before anything is planned. */
export type Wisher = {
  readonly id: string;
  readonly grade: number;
  readonly track: Track;
  readonly favourite: string;
  readonly needs: readonly string[];
  /** Courses that the student takes in a co-taught section only. */
  readonly coTaught: readonly string[];
  readonly primaries: string[];
  readonly alternates: string[];
};

const alternatesPerStudent = 2;

/** Rounds of drawing; after each the electives' weights move towards the wishes that the catalogue is made for. */
const rounds = 4;

/**
 * Draws what every student asks for from the student's grade and track: the core courses of the grade, a class that gives
 * a needed service, and electives by how much they are wanted and by how the track and a favourite strand like them.
 */
export function drawWishes(
  parameters: SchoolParameters,
  catalogue: readonly Offering[],
  random: Random,
): Wisher[] {
  const students = drawStudents(parameters, catalogue, random);
  const electives = catalogue.filter(({ level }) => level === 'ELECTIVE');
  const weights = electives.map(({ wanted }) => wanted);
  const at = new Map(electives.map(({ id }, index) => [id, index]));
  const core = students.map(({ primaries }) => primaries.length);
  for (let round = 0; round < rounds; round += 1) {
    const drawn = new Float64Array(electives.length);
    students.forEach((student, index) => {
      student.primaries.length = core[index];
      student.alternates.length = 0;
      const missing = requestsPerStudent - core[index];
      const chosen = drawElectives(parameters, electives, weights, student, missing, random);
      student.primaries.push(...chosen.slice(0, missing));
      student.alternates.push(...chosen.slice(missing));
      for (const id of chosen.slice(0, missing)) drawn[at.get(id) ?? 0] += 1;
    });
    electives.forEach(({ wanted }, index) => {
      weights[index] *= ((wanted * studentsPerSection) / Math.max(1, drawn[index])) ** 0.8;
    });
  }
  return students;
}

function drawStudents(
  parameters: SchoolParameters,
  catalogue: readonly Offering[],
  random: Random,
): Wisher[] {
  const { students: count } = parameters;
  const strands = [
    ...new Set(catalogue.filter(({ level }) => level === 'ELECTIVE').map(({ strand }) => strand)),
  ];
  const classesOf = (service: string) =>
    catalogue.filter(({ gives }) => gives === service).map(({ id }) => id);
  const width = String(count).length;
  return Array.from({ length: count }, (_, index): Wisher => {
    const grade = 9 + (index % 4);
    const track = drawTrack(random);
    const isEl = nextUnit(random) < needShares.el;
    const hasIep = nextUnit(random) < needShares.iep;
    const has504 = !hasIep && nextUnit(random) < needShares.plan504;
    const primaries = coreOf(grade, track, parameters, random);
    const isCoTaught = hasIep && nextUnit(random) < needShares.coTaughtOfIep;
    // Who has a plan for co-teaching is with everybody else in the plain course of English or mathematics.
    const subject = nextUnit(random) < 0.5 ? `ENG-${grade}` : `MAT-${grade}`;
    const pick = (ids: readonly string[]) => primaries.push(ids[Math.floor(nextUnit(random) * ids.length)]);
    if (isEl) pick(classesOf('ELD'));
    if (hasIep && !isCoTaught) pick(classesOf('SAI'));
    return {
      id: `S${String(index + 1).padStart(width, '0')}`,
      grade,
      track,
      favourite: strands[Math.floor(nextUnit(random) * strands.length)],
      needs: [...(hasIep ? ['IEP'] : []), ...(has504 ? ['504'] : []), ...(isEl ? ['EL'] : [])],
      coTaught: isCoTaught && primaries.includes(subject) ? [subject] : [],
      primaries,
      alternates: [],
    };
  });
}

function drawTrack(random: Random): Track {
  let left = nextUnit(random);
  for (const track of tracks) {
    left -= track.share;
    if (left < 0) return track;
  }
  return tracks[0];
}

/** The courses of each core subject that are for a grade. */
const subjectsOf = (grade: number) =>
  Map.groupBy(
    coreLine.filter(({ grades }) => grades[0] === grade),
    ({ department }) => department,
  );

/**
 * The core courses of a grade, some of them those of the grade above or below, but none of grade nine, which stands in
 * teams; with full correlation one draw decides whether all subjects are the advanced ones.
 */
function coreOf(
  grade: number,
  track: Track,
  { correlation, outOfStep }: SchoolParameters,
  random: Random,
): string[] {
  const ability = nextUnit(random);
  return [...subjectsOf(grade)].flatMap(([department, inStep]) => {
    const other = grade + (nextUnit(random) < 0.5 ? 1 : -1);
    const isOut = nextUnit(random) < outOfStep && other > teamGrade;
    const subject = (isOut ? subjectsOf(other).get(department) : undefined) ?? inStep;
    const own = nextUnit(random);
    const isAdvanced = (nextUnit(random) < correlation ? ability : own) < track.advanced;
    const takesIt = nextUnit(random) < seniorsWithOneMore;
    return subject
      .filter(({ chance }) => {
        if (chance === 'ALL') return true;
        if (chance === 'ADVANCED') return isAdvanced;
        return !isAdvanced && (chance === 'PLAIN' || takesIt);
      })
      .map(({ id }) => id);
  });
}

/** Electives without one twice and without two of a language, the primaries first. */
function drawElectives(
  { correlation, otherGrade }: SchoolParameters,
  electives: readonly Offering[],
  weights: readonly number[],
  student: Wisher,
  primaries: number,
  random: Random,
): string[] {
  const liking = electives.map(({ department, strand, grades }, index) => {
    const years = Math.min(...grades.map((grade) => Math.abs(grade - student.grade)));
    // An elective for several grades has its mixture already.
    if (years > 0 && grades.length > 1) return 0;
    const likes: Readonly<Record<string, number>> = student.track.likes;
    const favour = strand === student.favourite ? favouriteStrand : 1;
    return weights[index] * otherGrade ** years * ((likes[department] ?? 1) * favour) ** correlation;
  });
  const chosen: string[] = [];
  for (let left = primaries + alternatesPerStudent; left > 0; left -= 1) {
    let way = nextUnit(random) * liking.reduce((sum, weight) => sum + weight, 0);
    const at = liking.findIndex((weight) => {
      way -= weight;
      return weight > 0 && way < 0;
    });
    if (at === -1) break;
    chosen.push(electives[at].id);
    liking[at] = 0;
    if (electives[at].department === 'World languages')
      electives.forEach(({ strand }, other) => {
        if (strand === electives[at].strand) liking[other] = 0;
      });
  }
  return chosen;
}
