import type { SchemaPreviewResolvers } from '../__generated__/resolvers.ts';

export const SchemaPreview: SchemaPreviewResolvers = {
  at: ({ at }) => at.toString(),
  endsAt: ({ endsAt }) => endsAt.toString(),
  version: ({ supergraph }) => supergraph,
  isBehind: async ({ basis }, _args, { loaders }) => (await loaders.head())?.supergraph !== basis,
  check: ({ check }, _args, { usage, scope }) => usage.check(scope, check),
};
