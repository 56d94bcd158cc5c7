import { toConnection } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { currentEditionKey, readPageOf } from '../keys.ts';

export const currentEditions: NonNullable<QueryResolvers['currentEditions']> = async (
  _query,
  args,
  { memory, ports },
) => {
  const page = await memory.editions.pageOfCurrent(ports.clock.now(), readPageOf('currentEdition', args));
  return toConnection(page, currentEditionKey);
};
