import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import type { SearchEverywhereQueryQuery } from '../../__generated__/graphql.ts';
import { graphql } from '../../__generated__/index.ts';
import { missingSides, type Side } from '../../graph/faults.ts';
import { errorsOf } from '../../graph/use-route-query.ts';

const SearchEverywhereQuery = graphql(`
  query SearchEverywhereQuery($text: String!) {
    directory: searchDirectory(text: $text, first: 8) { id kind title subtitle path }
    scheduling: searchScheduling(text: $text, first: 5) { id kind title subtitle path }
    cohorts: searchCohorts(text: $text, first: 5) { id kind title subtitle path }
    pathways: searchPathways(text: $text, first: 5) { id kind title subtitle path }
    budgets: searchBudgets(text: $text, first: 5) { id kind title subtitle path }
  }
`);

const shortestText = 2;
const pauseMs = 200;

type Hit = NonNullable<SearchEverywhereQueryQuery['directory']>[number];

/** Asks all sides at once; the sides that are down are named, the others' hits stay. */
export function useSearch(text: string): {
  hits: readonly Hit[];
  missing: readonly Side[];
  isLoading: boolean;
  /** Whether what was found answers what is typed now. */
  isSettled: boolean;
} {
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, pauseMs);
  const { data, error, loading } = useQuery(SearchEverywhereQuery, {
    variables: { text: asked },
    skip: asked.length < shortestText,
  });
  // What was found for other words is not what Enter is pressed for.
  const isOfNow = asked === typed;
  const isShort = typed.length < shortestText;
  const answers = [data?.directory, data?.scheduling, data?.cohorts, data?.pathways, data?.budgets];
  const byId = new Map(answers.flatMap((hits) => hits ?? []).map((hit) => [hit.id, hit] as const));
  return {
    hits: isShort || !isOfNow ? [] : [...byId.values()],
    missing: isOfNow ? missingSides(errorsOf(error)) : [],
    isLoading: !isShort && (loading || !isOfNow),
    isSettled: isOfNow && !loading,
  };
}
