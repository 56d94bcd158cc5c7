import type { RequestContext } from '@quad/subgraph-kit';
import type DataLoader from 'dataloader';
import type { BudgetRequest } from './domain/budget-request.ts';
import type { Ports, Reads } from './domain/ports.ts';

/** What a request carries in budgets. */
export interface Context extends RequestContext {
  readonly ports: Ports;
  readonly reads: Reads;
  readonly loaders: { readonly request: DataLoader<string, BudgetRequest | null> };
}
