import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { useQuery } from '@apollo/client/react';
import { type AnswerError, errorsOfRefusal, missingSides, type Side } from './faults.ts';

/** How a route's one query stands: what has come, what is missing, what failed. */
export interface RouteQuery<Data, Variables extends OperationVariables = OperationVariables> {
  readonly data: Data | undefined;
  readonly isLoading: boolean;
  /** The sides of the graph that did not answer; the rest stays. */
  readonly missing: readonly Side[];
  readonly failure: Error | undefined;
  readonly retry: () => void;
  /** Reads the next page of a connection into the cache. */
  readonly more: (variables: Partial<Variables>) => void;
}

/**
 * Asks a route's one query. A list keeps what it showed while a changed filter is asked (`keepsList`): a page that
 * goes blank takes away the field in which its reader already types the next words.
 */
export function useRouteQuery<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: NoInfer<Variables>,
  { keepsList = false }: { readonly keepsList?: boolean } = {},
): RouteQuery<Data, Variables> {
  const query = useQuery(document as TypedDocumentNode<Data, OperationVariables>, {
    variables,
    notifyOnNetworkStatusChange: true,
  });
  const errors = errorsOf(query.error);
  const kept = keepsList && query.loading ? query.previousData : undefined;
  return {
    data: ((query.data ?? kept) as Data | undefined) ?? undefined,
    isLoading: query.loading,
    missing: missingSides(errors),
    failure: query.error,
    retry: () => void query.refetch(),
    // A next page may be partial too; what came of it is shown.
    more: (next) => void query.fetchMore({ variables: next, errorPolicy: 'all' }).catch(() => {}),
  };
}

/** The errors of an answer, or of a refusal of the whole request. */
export function errorsOf(error: unknown): readonly AnswerError[] {
  if (CombinedGraphQLErrors.is(error)) return error.errors;
  return ServerError.is(error) ? errorsOfRefusal(error.bodyText) : [];
}
