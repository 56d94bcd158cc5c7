import { parse } from 'csv-parse/sync';
import { problemFormat, type ScheduleProblem } from '../problem/problem.ts';
import type { CourseRequest, Student } from '../problem/student.ts';

/** The four files of a school in the form of `bc-school-2024`, as texts. */
export type BcSchoolTexts = {
  readonly tally: string;
  readonly blocking: string;
  readonly sequencing: string;
  readonly requests: string;
};

/** Where each text stands in a folder of that form. */
export const bcSchoolFiles: Readonly<Record<keyof BcSchoolTexts, string>> = {
  tally: 'Course Information (tally).csv',
  blocking: 'Course Blocking Rules.csv',
  sequencing: 'Course Sequencing Rules.csv',
  requests: 'cleanedstudentrequests.csv',
};

const rowsOf = (text: string): string[][] =>
  parse(text, {
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    bom: true,
  });

const filled = (row: readonly string[]): string[] => row.filter((field) => field !== '');

/**
 * Reads a school of eight blocks in two semesters: a list of courses with caps and planned sections, rules on courses
 * taught together and courses in sequence, and students' requests. Courses that are only asked for are kept without
 * sections, so that requests to them are counted as not offered.
 */
export function readBcSchool(texts: BcSchoolTexts): ScheduleProblem {
  const tally = rowsOf(texts.tally);
  const students = readStudents(rowsOf(texts.requests));
  const known = new Map(tally.map((row) => [row[0] ?? '', row]));
  const asked = students.flatMap((student) => student.requests.map(({ course }) => course));
  const ids = new Set([...known.keys(), ...asked]);
  const simultaneous = rowsOf(texts.blocking)
    .map(filled)
    .filter((row) => row.at(-1) === 'Simultaneous')
    .map((row) => ({ courses: [...new Set(row.slice(0, -1).filter((course) => ids.has(course)))] }))
    .filter(({ courses }) => courses.length > 1);
  const sequences = rowsOf(texts.sequencing)
    .map(filled)
    .flatMap(([first, ...followers]) => followers.map((next) => ({ first: first ?? '', next })))
    .filter(({ first, next }) => ids.has(first) && ids.has(next));
  return {
    format: problemFormat,
    id: 'bc-school-2024',
    bell: eightBlocks,
    courses: [...ids].map((id) => {
      const row = known.get(id);
      return {
        id,
        title: row?.[1] ?? id,
        department: row?.[2] ?? '',
        cap: Number(row?.[7] ?? 0),
        sections: Number(row?.[8] ?? 0),
      };
    }),
    simultaneous,
    sequences,
    students,
  };
}

/** Blocks 1 to 4 are semester 1, 5 to 8 semester 2; a section takes one block every day of its semester. */
const eightBlocks: ScheduleProblem['bell'] = {
  terms: [{ id: 'S1' }, { id: 'S2' }],
  dayTypes: [{ id: 'D' }],
  slots: Array.from({ length: 8 }, (_, index) => ({
    id: String(index + 1),
    term: index < 4 ? 'S1' : 'S2',
    dayType: 'D',
    period: `Block ${index + 1}`,
  })),
  patterns: Array.from({ length: 8 }, (_, index) => ({ id: String(index + 1), slots: [String(index + 1)] })),
};

function readStudents(rows: readonly (readonly string[])[]): Student[] {
  const students: { id: string; requests: CourseRequest[] }[] = [];
  for (const row of rows) {
    if (row[0] === 'ID') {
      students.push({ id: row[1] ?? '', requests: [] });
      continue;
    }
    const open = students.at(-1);
    if (row[0] === 'Course' || open === undefined) continue;
    open.requests.push({ course: row[0] ?? '', kind: row[3] === 'Y' ? 'ALTERNATE' : 'PRIMARY' });
  }
  return students;
}
