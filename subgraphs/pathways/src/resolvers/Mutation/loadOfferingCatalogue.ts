import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { loadOfferingCatalogue as load } from '../../use-cases/load-offering-catalogue.ts';

export const loadOfferingCatalogue: NonNullable<MutationResolvers['loadOfferingCatalogue']> = async (
  _root,
  _args,
  context,
) => {
  const result = await load(context.ports, context);
  return result.ok ? { __typename: 'OfferingCatalogueLoaded', ...result.value } : toUserError(result.error);
};
