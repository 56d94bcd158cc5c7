import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers, SearchHit } from '../../__generated__/resolvers.ts';
import { hasWords, matchesFilter, wordsOf } from '../../domain/offering-search.ts';
import { catalogueScope, requestScope, seriesScope } from '../../domain/permissions.ts';

const MOST_HITS = 50;
/** Requests and series are searched among the newest; the whole catalogue is searched. */
const NEWEST = { first: 200, after: null };

export const searchPathways: NonNullable<QueryResolvers['searchPathways']> = async (
  _root,
  args,
  { reads, principal },
) => {
  const { first } = readPageRequest(args, MOST_HITS);
  const words = wordsOf(args.text);
  if (words.length === 0) return [];
  const [catalogue, requests, series] = await Promise.all([
    reads.offerings.all(catalogueScope(principal)),
    reads.requests.page(requestScope(principal), {}, NEWEST),
    reads.series.page(seriesScope(principal), NEWEST),
  ]);
  const titles = new Map(catalogue.map((offering) => [offering.id, offering.title]));
  const hits: SearchHit[] = [
    ...catalogue
      .filter((offering) => matchesFilter(offering, { text: args.text }))
      .map((offering) =>
        hit('OFFERING', offering.id, offering.title, offering.essentialQuestion, 'offerings'),
      ),
    ...requests
      .filter((request) =>
        hasWords(`${titles.get(request.offeringId) ?? ''} ${request.note ?? ''} ${request.id}`, words),
      )
      .map((request) =>
        hit(
          'OFFERING_REQUEST',
          request.id,
          titles.get(request.offeringId) ?? request.id,
          request.state,
          'offering-requests',
        ),
      ),
    ...series
      .filter((one) => hasWords(one.title, words))
      .map((one) => hit('OFFERING_SERIES', one.id, one.title, null, 'offering-series')),
  ];
  return hits.slice(0, first);
};

function hit(kind: string, id: string, title: string, subtitle: string | null, folder: string): SearchHit {
  return { kind, id, title, subtitle, path: `/${folder}/${id}` };
}
