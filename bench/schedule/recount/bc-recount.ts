import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Recounts an answer for `bc-school-2024` from the school's own files, by the rules of the answer's form. It shares no
 * line with the engine, not even the reading of the files, so that a mistake there does not hide itself here.
 */
export interface Recount {
  readonly offered: number;
  readonly met: number;
  readonly ceiling: number;
  readonly studentsFull: number;
  readonly studentsFullWithAlternates: number;
  readonly studentsMissingTwoOrMore: number;
  readonly alternates: number;
  /** Every broken rule, in words. */
  readonly broken: readonly string[];
}

interface Answer {
  readonly sections: readonly { id: string; courses: string[]; block: number; cap: number }[];
  readonly seats: readonly { student: string; section: string; course: string; as: string }[];
}

interface Pool {
  readonly courses: Set<string>;
  sections: number;
  cap: number;
}

/** Fields of a line; quoted fields may hold commas. */
function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    fields.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
  return fields;
}

function linesOf(folder: string, file: string): string[][] {
  return readFileSync(join(folder, file), 'latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(fieldsOf);
}

function readSchool(folder: string) {
  const primary = new Map<string, Set<string>>();
  const alternate = new Map<string, Set<string>>();
  let student = '';
  for (const [first = '', second = '', , isAlternate = ''] of linesOf(folder, 'cleanedstudentrequests.csv')) {
    if (first === 'ID') {
      student = second;
      primary.set(student, new Set());
      alternate.set(student, new Set());
    } else if (first !== 'Course') (isAlternate === 'Y' ? alternate : primary).get(student)?.add(first);
  }
  const pools = new Map<string, Pool>();
  for (const row of linesOf(folder, 'Course Information (tally).csv')) {
    const [course = ''] = row;
    pools.set(course, { courses: new Set([course]), sections: Number(row[8]), cap: Number(row[7]) });
  }
  for (const row of linesOf(folder, 'Course Blocking Rules.csv')) {
    const words = row.filter((field) => field !== '');
    if (words.at(-1) !== 'Simultaneous') continue;
    const [first, ...rest] = new Set(words.slice(0, -1).flatMap((course) => pools.get(course) ?? []));
    for (const other of rest) {
      if (first === undefined || other === first) continue;
      for (const course of other.courses) {
        first.courses.add(course);
        pools.set(course, first);
      }
      first.sections += other.sections;
      first.cap = Math.max(first.cap, other.cap);
    }
  }
  const follows = new Set<string>();
  for (const row of linesOf(folder, 'Course Sequencing Rules.csv')) {
    const [first, ...rest] = row.filter((field) => field !== '');
    for (const then of rest) follows.add(`${first} ${then}`);
  }
  return { primary, alternate, pools, follows };
}

/** Recounts an answer file against the folder of the school. */
export function recountBc(folder: string, answerFile: string): Recount {
  const school = readSchool(folder);
  const answer = JSON.parse(readFileSync(answerFile, 'utf8')) as Answer;
  const broken: string[] = [];
  const isOffered = (course: string) => (school.pools.get(course)?.sections ?? 0) > 0;
  const sections = new Map(answer.sections.map((section) => [section.id, section]));
  if (sections.size !== answer.sections.length) broken.push('two sections have one id');
  const placed = new Map<Pool, number>();
  for (const section of answer.sections) {
    const pool = school.pools.get(section.courses[0] ?? '');
    if (pool === undefined) {
      broken.push(`${section.id} is of no known course`);
      continue;
    }
    placed.set(pool, (placed.get(pool) ?? 0) + 1);
    if (section.courses.some((course) => !pool.courses.has(course))) broken.push(`${section.id} mixes pools`);
    if (!Number.isInteger(section.block) || section.block < 1 || section.block > 8)
      broken.push(`${section.id} is in block ${section.block}`);
    if (section.cap > pool.cap)
      broken.push(`${section.id} has a cap of ${section.cap}, its pool ${pool.cap}`);
  }
  for (const [pool, count] of placed)
    if (count > pool.sections)
      broken.push(`${[...pool.courses].join('+')}: ${count} sections, planned ${pool.sections}`);

  const filled = new Map<string, number>();
  const days = new Map<string, Map<number, { course: string; as: string }>>();
  for (const seat of answer.seats) {
    const section = sections.get(seat.section);
    const whose = `${seat.student} in ${seat.section}`;
    if (section === undefined) {
      broken.push(`${whose}: no such section`);
      continue;
    }
    filled.set(section.id, (filled.get(section.id) ?? 0) + 1);
    if (!section.courses.includes(seat.course))
      broken.push(`${whose}: the section does not give ${seat.course}`);
    const asked = seat.as === 'primary' ? school.primary : school.alternate;
    if (asked.get(seat.student)?.has(seat.course) !== true)
      broken.push(`${whose}: ${seat.course} was not asked for as ${seat.as}`);
    const day = days.get(seat.student) ?? new Map<number, { course: string; as: string }>();
    if (day.has(section.block)) broken.push(`${whose}: two sections in block ${section.block}`);
    if ([...day.values()].some(({ course }) => course === seat.course))
      broken.push(`${whose}: ${seat.course} twice`);
    day.set(section.block, { course: seat.course, as: seat.as });
    days.set(seat.student, day);
  }
  for (const [id, count] of filled)
    if (count > (sections.get(id)?.cap ?? 0)) broken.push(`${id} seats ${count}`);
  for (const [student, day] of days)
    for (const [block, { course }] of day)
      for (const [laterBlock, { course: other }] of day)
        if (school.follows.has(`${course} ${other}`) && !(block <= 4 && laterBlock >= 5))
          broken.push(`${student}: ${course} is not a semester before ${other}`);

  const counted = {
    offered: 0,
    met: 0,
    studentsFull: 0,
    studentsFullWithAlternates: 0,
    studentsMissingTwoOrMore: 0,
    alternates: 0,
  };
  const demand = new Map<Pool, number>();
  for (const [student, courses] of school.primary) {
    const offered = [...courses].filter(isOffered);
    for (const course of offered) {
      const pool = school.pools.get(course);
      if (pool !== undefined) demand.set(pool, (demand.get(pool) ?? 0) + 1);
    }
    const seats = [...(days.get(student)?.values() ?? [])];
    const met = seats.filter(({ as }) => as === 'primary').length;
    const alternates = seats.length - met;
    if (alternates > Math.min(offered.length, 8) - met) broken.push(`${student}: more alternates than holes`);
    counted.offered += offered.length;
    counted.met += met;
    counted.alternates += alternates;
    if (offered.length > 0 && met === offered.length) counted.studentsFull += 1;
    if (offered.length > 0 && seats.length >= Math.min(offered.length, 8))
      counted.studentsFullWithAlternates += 1;
    if (offered.length - met >= 2) counted.studentsMissingTwoOrMore += 1;
  }
  let ceiling = 0;
  for (const [pool, asked] of demand) ceiling += Math.min(asked, pool.sections * pool.cap);
  return { ...counted, ceiling, broken };
}
