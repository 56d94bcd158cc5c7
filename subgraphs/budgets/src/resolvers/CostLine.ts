import type { CostLineResolvers } from '../__generated__/resolvers.ts';
import { lineTotalCents, toMoney } from '../domain/cost.ts';

export const CostLine: CostLineResolvers = {
  unitCost: (line) => toMoney(line.unitCostCents),
  total: (line) => toMoney(lineTotalCents(line)),
};
