import type { OfferingResolvers } from '../__generated__/resolvers.ts';
import type { PrintedText } from '../domain/offering.ts';

export const Offering: OfferingResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.offering.load(id),
  outcomes: (offering) => atPositions(offering.outcomes),
  takeAways: (offering) => atPositions(offering.takeAways),
};

/** The source's own numbers have gaps; places are counted. */
function atPositions(texts: readonly PrintedText[]) {
  return texts.map((text, index) => ({ ...text, position: index + 1 }));
}
