import { nextEducationWorkforce } from './next-education-workforce.ts';
import { redesignPd } from './redesign-pd.ts';
import type { Syllabus } from './syllabus.ts';
import { transformLeadersCohort } from './transform-leaders-cohort.ts';

/** The published programs that can be loaded; a further one is one more file and one more line. */
const syllabi: readonly Syllabus[] = [nextEducationWorkforce, transformLeadersCohort, redesignPd];

export const syllabusKeys: readonly string[] = syllabi.map((syllabus) => syllabus.key);

export function findSyllabus(key: string): Syllabus | null {
  return syllabi.find((syllabus) => syllabus.key === key) ?? null;
}
