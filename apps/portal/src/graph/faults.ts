/** The sides of the graph, by the names of their services. */
export const sides = ['directory', 'scheduling', 'cohorts', 'pathways', 'budgets'] as const;

export type Side = (typeof sides)[number];

/** One error of a graph answer, as far as the portal reads it. */
export interface AnswerError {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** Which sides did not answer, each once, in the order of `sides`. */
export function missingSides(errors: readonly AnswerError[]): readonly Side[] {
  const down = new Set(
    errors
      .filter((error) => codeOf(error) === 'SUBGRAPH_UNAVAILABLE')
      .map((error) => error.extensions?.service),
  );
  return sides.filter((side) => down.has(side));
}

/** Whether an error says that the session is over. */
export function isSignedOut(errors: readonly AnswerError[]): boolean {
  return errors.some((error) => codeOf(error) === 'UNAUTHENTICATED');
}

function codeOf(error: AnswerError): unknown {
  return error.extensions?.code;
}
