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
  const down = new Set(errors.map(sideDown));
  return sides.filter((side) => down.has(side));
}

function sideDown(error: AnswerError): unknown {
  const code = codeOf(error);
  if (typeof code === 'string' && code.startsWith('SUBGRAPH_')) return error.extensions?.service;
  // The gateway asks directory who someone is; without it nobody is known.
  return codeOf(error) === 'WHO_IS_WHO_UNAVAILABLE' ? 'directory' : null;
}

/** Whether an error says that the session is over. */
export function isSignedOut(errors: readonly AnswerError[]): boolean {
  return errors.some((error) => codeOf(error) === 'UNAUTHENTICATED' || codeOf(error) === 'SESSION_ENDED');
}

function codeOf(error: AnswerError): unknown {
  return error.extensions?.code;
}
