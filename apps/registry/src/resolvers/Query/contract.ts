import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const contract: NonNullable<QueryResolvers['contract']> = async (_root, { name }, { loaders }) =>
  (await loaders.contracts()).find((one) => one.name === name) ?? null;
