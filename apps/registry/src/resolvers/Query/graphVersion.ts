import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { sequenceOfId } from '../../domain/graph-reads.ts';

export const graphVersion: NonNullable<QueryResolvers['graphVersion']> = (_root, { id }, { loaders }) => {
  const sequence = sequenceOfId(id);
  return sequence === null ? null : loaders.act.load(sequence);
};
