import { fieldSides } from '../__generated__/field-sides.ts';

/** The sides of the graph, by the names of their services. */
export const sides = ['directory', 'scheduling', 'cohorts', 'pathways', 'budgets'] as const;

export type Side = (typeof sides)[number];

/** One error of a graph answer, as far as the portal reads it. */
export interface AnswerError {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The errors inside a refusal of the gateway, e.g. with status 503 while directory cannot say who someone is.
 * @param body the answer's text; whatever is no JSON with errors has none.
 */
export function errorsOfRefusal(body: string): readonly AnswerError[] {
  try {
    const answer: unknown = JSON.parse(body);
    const errors =
      typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>).errors : null;
    return Array.isArray(errors) ? errors : [];
  } catch {
    return [];
  }
}

/** Which sides did not answer, each once, in the order of `sides`. */
export function missingSides(errors: readonly AnswerError[]): readonly Side[] {
  const down = new Set(errors.flatMap(sidesDown));
  return sides.filter((side) => down.has(side));
}

/** The gateway says which fields have no answer; which side gives them is known from the schemas. */
function sidesDown(error: AnswerError): readonly (string | null)[] {
  const code = codeOf(error);
  // The gateway asks directory who someone is; without it nobody is known.
  if (code === 'WHO_IS_WHO_UNAVAILABLE') return ['directory'];
  const coordinates = error.extensions?.coordinates;
  if (
    typeof code !== 'string' ||
    !(code.startsWith('SUBGRAPH_') || code === 'OPERATION_TIMEOUT') ||
    !Array.isArray(coordinates)
  )
    return [];
  return coordinates.map((coordinate) => sideOf(String(coordinate)));
}

function sideOf(coordinate: string): string | null {
  const [type = '', field = ''] = coordinate.split('.');
  const bySide = Object.hasOwn(fieldSides, type) ? (fieldSides[type] ?? {}) : {};
  return Object.keys(bySide).find((side) => bySide[side]?.includes(field) === true) ?? null;
}

/** Whether an error says that the session is over. */
export function isSignedOut(errors: readonly AnswerError[]): boolean {
  return errors.some((error) => codeOf(error) === 'UNAUTHENTICATED' || codeOf(error) === 'SESSION_ENDED');
}

function codeOf(error: AnswerError): unknown {
  return error.extensions?.code;
}
