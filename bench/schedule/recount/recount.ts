import { readFileSync } from 'node:fs';
import { lookupsOf } from './lookups.ts';
import { notRecounted, type Schedule, type School } from './school.ts';
import { sectionRules, staffRules } from './staff-rules.ts';
import { studentRules } from './student-rules.ts';

export interface SchoolRecount {
  readonly requests: number;
  readonly met: number;
  readonly core: number;
  readonly coreMet: number;
  readonly unplaced: number;
  /** Every broken rule, in words. */
  readonly broken: readonly string[];
}

/**
 * Recounts an answer to a generated school from the two files, by rules that are written down anew: no line and no type
 * is the engine's, so that a mistake there does not hide itself here.
 */
export function recountSchool(problemFile: string, answerFile: string): SchoolRecount {
  const school = JSON.parse(readFileSync(problemFile, 'utf8')) as School;
  return recount(school, JSON.parse(readFileSync(answerFile, 'utf8')) as Schedule);
}

export function recount(school: School, schedule: Schedule): SchoolRecount {
  const strange = notRecounted(school);
  if (strange.length > 0) throw new Error(`The recount does not know ${strange.join(', ')}.`);
  const lookups = lookupsOf(school, schedule);
  sectionRules(lookups);
  staffRules(lookups);
  studentRules(lookups);
  const held = new Set(
    schedule.seats.filter(({ as }) => as === 'PRIMARY').map(({ student, course }) => `${student}\n${course}`),
  );
  const asked = school.students.flatMap(({ id, requests }) =>
    requests
      .filter(({ kind }) => kind === 'PRIMARY')
      .map(({ course }) => ({
        isMet: held.has(`${id}\n${course}`),
        isCore: lookups.courses.get(course)?.isCore === true,
      })),
  );
  const core = asked.filter(({ isCore }) => isCore);
  return {
    requests: asked.length,
    met: asked.filter(({ isMet }) => isMet).length,
    core: core.length,
    coreMet: core.filter(({ isMet }) => isMet).length,
    unplaced: [...lookups.placed.values()].filter(({ slots }) => slots.length === 0).length,
    broken: lookups.broken,
  };
}
