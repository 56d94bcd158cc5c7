import { errorOf, type FaultPath, type ProblemFault, warningOf } from '../fault.ts';
import type { ScheduleProblem } from '../problem.ts';
import type { Ground } from './ground.ts';

export type Noun =
  | 'term'
  | 'kind of day'
  | 'slot'
  | 'meeting pattern'
  | 'course'
  | 'prior course'
  | 'section'
  | 'teacher'
  | 'room'
  | 'team'
  | 'student';

type Named = readonly { readonly id: string }[];

const setOf = (list: Named | undefined): ReadonlySet<string> => new Set((list ?? []).map(({ id }) => id));

/** What there is, by noun. A prior course may be one that only transcripts know. */
export function knownIds({ problem, sections }: Ground): Readonly<Record<Noun, ReadonlySet<string>>> {
  const course = setOf(problem.courses);
  return {
    term: setOf(problem.bell.terms),
    'kind of day': setOf(problem.bell.dayTypes),
    slot: setOf(problem.bell.slots),
    'meeting pattern': setOf(problem.bell.patterns),
    course,
    'prior course': new Set([
      ...course,
      ...problem.students.flatMap(({ priorCourses }) => priorCourses ?? []),
    ]),
    section: setOf(sections),
    teacher: setOf(problem.teachers),
    room: setOf(problem.rooms),
    team: setOf(problem.teams),
    student: setOf(problem.students),
  };
}

/** Ids that stand twice in their list. A second student of the same id is left out; all else is an error. */
export function duplicateIds(problem: ScheduleProblem): ProblemFault[] {
  const { bell } = problem;
  const lists: readonly (readonly [string, FaultPath, Named | undefined])[] = [
    ['Term', ['bell', 'terms'], bell.terms],
    ['Kind of day', ['bell', 'dayTypes'], bell.dayTypes],
    ['Slot', ['bell', 'slots'], bell.slots],
    ['Meeting pattern', ['bell', 'patterns'], bell.patterns],
    ['Course', ['courses'], problem.courses],
    ['Section', ['sections'], problem.sections],
    ['Teacher', ['teachers'], problem.teachers],
    ['Room', ['rooms'], problem.rooms],
    ['Team', ['teams'], problem.teams],
    ['Student', ['students'], problem.students],
    ['Non-negotiable', ['nonNegotiables'], problem.nonNegotiables],
  ];
  return lists.flatMap(([noun, path, list]) => {
    const seen = new Map<string, number>();
    return (list ?? []).flatMap(({ id }, at) => {
      const first = seen.get(id);
      if (first === undefined) {
        seen.set(id, at);
        return [];
      }
      const said = `${noun} ${id} stands twice, as number ${first + 1} and number ${at + 1} of its list`;
      const place = [...path, at];
      return noun === 'Student'
        ? warningOf(
            'DUPLICATE_ID',
            {
              path: [...place, 'id'],
              id,
              sentence: `${said}; the second is left out. Give every student one entry.`,
            },
            place,
          )
        : errorOf('DUPLICATE_ID', {
            path: [...place, 'id'],
            id,
            sentence: `${said}; give one of them another id or take it out.`,
          });
    });
  });
}
