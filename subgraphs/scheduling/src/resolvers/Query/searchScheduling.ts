import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { searchWords } from '../../domain/section.ts';

const MOST_HITS = 50;

export const searchScheduling: NonNullable<QueryResolvers['searchScheduling']> = async (
  _parent,
  args,
  context,
) => {
  const { first } = readPageRequest(args, MOST_HITS);
  const words = searchWords(args.text);
  if (words.length === 0) return [];
  const query = { organizationId: null, term: null, words, after: null, limit: first };
  const found = await context.sections.page(context.scopes.rooms, query);
  return found.map((section) => ({
    id: section.id,
    kind: 'SECTION',
    title: section.title,
    subtitle: [section.courseTitle, section.classCode].filter((part) => part !== null).join(' · '),
    path: `/sections/${section.id}`,
  }));
};
