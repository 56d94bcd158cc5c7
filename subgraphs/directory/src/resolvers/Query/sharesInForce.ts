import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { demandAnyService } from '../demand-service.ts';

export const sharesInForce: NonNullable<QueryResolvers['sharesInForce']> = async (
  _root,
  reader,
  { principal, shares, clock },
) => {
  demandAnyService(principal);
  const found = await shares.inForceFor(reader, clock.now().epochMilliseconds);
  return found.map(({ fromMs, untilMs, ...share }) => ({
    ...share,
    from: new Date(fromMs),
    until: new Date(untilMs),
  }));
};
