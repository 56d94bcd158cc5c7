import type { Clock, NewId, Scope, Transactions } from '@quad/kernel';
import type { BudgetRequest, BudgetRequestState } from './budget-request.ts';

/** Rows after a key, newest first; one row more than `first` is read to know whether more follows. */
export interface PageWish {
  readonly first: number;
  readonly after: string | null;
}

export interface BudgetRequestFilter {
  readonly state?: BudgetRequestState | null | undefined;
  /** The department or school that pays, or a district: then all of its requests. */
  readonly payerId?: string | null | undefined;
  /** Asked for by the person, paying an offering for the person, or paid by one of these schools and departments. */
  readonly paysFor?: { readonly personId: string; readonly organizationIds: readonly string[] };
}

export interface BudgetRequestReads {
  byIds(scope: Scope, ids: readonly string[]): Promise<readonly BudgetRequest[]>;
  /** Newest first; `first + 1` rows at most. */
  page(scope: Scope, filter: BudgetRequestFilter, page: PageWish): Promise<readonly BudgetRequest[]>;
}

/** What may be read outside a transaction. */
export interface Reads {
  readonly requests: BudgetRequestReads;
}

/** What a use case reads and writes in one transaction. */
export interface Memory {
  readonly requests: BudgetRequestReads & {
    insert(request: BudgetRequest): Promise<void>;
    /** Writes the next version over the one before it. */
    replace(request: BudgetRequest): Promise<void>;
  };
}

/** What every use case is given. */
export interface Ports {
  readonly transactions: Transactions<Memory>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** News of a budget request for the side whose offering it pays. */
export interface BudgetRequestedNews {
  readonly offeringRequestId: string;
  readonly budgetRequestId: string;
}

export interface FundingNews extends BudgetRequestedNews {
  readonly decision: 'APPROVED' | 'REFUSED';
  readonly reason: string | null;
}

/** The other side's word: taken, or refused by name with the reason. Anything else is thrown and tried again. */
export type OtherSideAnswer =
  | { readonly outcome: 'TAKEN' }
  | { readonly outcome: 'REFUSED'; readonly reason: string };

/** The port to pathways, over the graph. */
export interface PathwaysSide {
  recordBudgetRequested(clientMutationId: string, news: BudgetRequestedNews): Promise<OtherSideAnswer>;
  recordFunding(clientMutationId: string, news: FundingNews): Promise<OtherSideAnswer>;
}
