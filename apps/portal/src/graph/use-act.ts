import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type Problem, problemOf } from './problem.ts';
import { errorsOf } from './use-route-query.ts';

/** The members of a mutation's union, by their names. */
interface Member {
  readonly __typename?: string | undefined;
}

export interface ActOptions<Data, Variables> {
  readonly refetchQueries?: string[];
  readonly optimistic?: (variables: Variables) => Data;
}

export interface Act<Result extends Member, Variables> {
  /** Performs the act; answers its success, or null when `problem` says why not. */
  readonly perform: (variables: Variables) => Promise<Result | null>;
  readonly isUnderWay: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
}

/**
 * One mutation as an act: expected failures are members of its union and become `problem`,
 * unexpected ones become the problem `CONNECTION`.
 * @param success the union's member that means that it was done.
 */
export function useAct<Data extends object, Variables extends OperationVariables, Result extends Member>(
  document: TypedDocumentNode<Data, Variables>,
  resultOf: (data: Data) => Result | null | undefined,
  success: string,
  options: ActOptions<Data, Variables> = {},
): Act<Result, Variables> {
  const [mutate, { loading }] = useMutation(document as TypedDocumentNode<Data, OperationVariables>);
  const [problem, setProblem] = useState<Problem | null>(null);
  const perform = async (variables: Variables): Promise<Result | null> => {
    setProblem(null);
    try {
      const answer = await mutate({
        variables,
        ...(options.refetchQueries && { refetchQueries: options.refetchQueries }),
        ...(options.optimistic && { optimisticResponse: options.optimistic(variables) as never }),
      });
      const result = answer.data ? resultOf(answer.data as Data) : null;
      if (result?.__typename === success) return result;
      setProblem(problemOf(result ?? { errors: errorsOf(answer.error) }));
    } catch (fault) {
      setProblem(problemOf({ errors: errorsOf(fault) }));
    }
    return null;
  };
  return { perform, isUnderWay: loading, problem, clear: () => setProblem(null) };
}
