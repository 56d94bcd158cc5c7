import type { ContractReleaseResolvers } from '../__generated__/resolvers.ts';
import { changePage } from './change-page.ts';

export const ContractRelease: ContractReleaseResolvers = {
  at: ({ at }) => at.toString(),
  changes: ({ changes }, args) => changePage(changes, args),
};
