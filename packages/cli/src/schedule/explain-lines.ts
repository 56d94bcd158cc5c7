import {
  type Fix,
  type FixPlan,
  fixKinds,
  type ScheduleProblem,
  type UnmetWithFixes,
} from '@quad/schedule-engine';

/** A plan as data, every request with its own fixes, cheapest first. */
export function explainJson({ requests, fixes }: FixPlan) {
  return {
    unmet: requests.map(({ fixes: own, ...request }) => ({
      ...request,
      fixes: own.flatMap((place) => fixes[place] ?? []),
    })),
  };
}

/**
 * A plan in plain lines, course by course, the course with most unmet requests first. A fix that helps many of a
 * course's requests is said once, and so is a reason that is the course's and not the student's.
 */
export function explainLines({ requests, fixes }: FixPlan, { courses }: ScheduleProblem): string[] {
  if (requests.length === 0) return ['No request is unmet.'];
  const titles = new Map(courses.map(({ id, title }) => [id, title]));
  const byCourse = [...Map.groupBy(requests, ({ course }) => course)].sort(
    ([one, first], [other, second]) => second.length - first.length || (one < other ? -1 : 1),
  );
  return byCourse.flatMap(([course, unmet]) => {
    const title = titles.get(course);
    const name = title === undefined || title === course ? course : `${course} (${title})`;
    return [
      `${name}: ${unmet.length === 1 ? 'one request is' : `${unmet.length} requests are`} unmet`,
      ...reasonsOf(unmet),
      ...fixLines(unmet, fixes),
      '',
    ];
  });
}

/** Each reason once, with the students whom it concerns. */
function reasonsOf(unmet: readonly UnmetWithFixes[]): string[] {
  return [...Map.groupBy(unmet, ({ sentence }) => sentence)].map(
    ([sentence, list]) => `  ${sentence} [${namesOf(list)}]`,
  );
}

const namesOf = (unmet: readonly UnmetWithFixes[]): string => unmet.map(({ student }) => student).join(', ');

function fixLines(unmet: readonly UnmetWithFixes[], fixes: readonly Fix[]): string[] {
  const places = [...new Set(unmet.flatMap(({ fixes: own }) => own))];
  const helped = (place: number) => unmet.filter(({ fixes: own }) => own.includes(place));
  const order = (place: number) => {
    const kind = fixes[place]?.kind;
    return kind === undefined ? fixKinds.length : fixKinds.indexOf(kind);
  };
  const lines = places
    .sort((one, other) => order(one) - order(other) || helped(other).length - helped(one).length)
    .map((place) => `  → ${fixes[place]?.sentence} [${namesOf(helped(place))}]`);
  const without = unmet.filter(({ fixes: own }) => own.length === 0);
  return [
    ...lines,
    ...(without.length === 0
      ? []
      : [`  No fix was found that breaks no rule and gains more than it loses. [${namesOf(without)}]`]),
  ];
}
