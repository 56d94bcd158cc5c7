import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { managedScope } from '../../domain/permissions.ts';
import { editionHits, programHit, wordsOf } from '../../domain/search.ts';

const MOST_HITS = 50;

export const searchCohorts: NonNullable<QueryResolvers['searchCohorts']> = async (_query, args, context) => {
  const { first } = readPageRequest({ first: args.first }, MOST_HITS);
  const words = wordsOf(args.text);
  if (words.length === 0) return [];
  const managed = managedScope(context.principal);
  const [programs, editions] = await Promise.all([
    context.memory.programs.search(managed, words, first),
    context.memory.editions.search(managed, words, first),
  ]);
  const inEditions = await Promise.all(
    editions.map(async (edition) => {
      const program = await context.loaders.program.load(edition.programId);
      return program === null ? [] : editionHits(edition, program.name, words);
    }),
  );
  return [...programs.map(programHit), ...inEditions.flat()].slice(0, first);
};
