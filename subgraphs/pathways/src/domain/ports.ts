import type { Clock, NewId, Scope, Transactions } from '@quad/kernel';
import type { Offering } from './offering.ts';
import type { LearningSession, OfferingRequest, OfferingRequestState } from './offering-request.ts';
import type { OfferingSeries } from './series.ts';

/** Rows after a key, in the noun's total order; one row more than `first` is read to know whether more follows. */
export interface PageWish {
  readonly first: number;
  readonly after: string | null;
}

export interface OfferingReads {
  /** The whole catalogue that the scope reaches, by number; it is small. */
  all(scope: Scope): Promise<readonly Offering[]>;
  byIds(scope: Scope, ids: readonly string[]): Promise<readonly Offering[]>;
}

export interface RequestFilter {
  readonly state?: OfferingRequestState | null | undefined;
  readonly offeringId?: string | null | undefined;
  /** A school or department, or a district: then all of its requests. */
  readonly organizationId?: string;
  /** Made by the person, or naming the person. */
  readonly personId?: string;
}

export interface RequestReads {
  byIds(scope: Scope, ids: readonly string[]): Promise<readonly OfferingRequest[]>;
  /** Newest first; `first + 1` rows at most. */
  page(scope: Scope, filter: RequestFilter, page: PageWish): Promise<readonly OfferingRequest[]>;
  /** The requests that were made for a series of the tenant, for its ticks. */
  ofSeries(scope: Scope, seriesId: string): Promise<readonly OfferingRequest[]>;
}

export interface SessionReads {
  byIds(scope: Scope, ids: readonly string[]): Promise<readonly LearningSession[]>;
}

export interface SeriesReads {
  byIds(scope: Scope, ids: readonly string[]): Promise<readonly OfferingSeries[]>;
  /** Newest first; `first + 1` rows at most. */
  page(scope: Scope, page: PageWish): Promise<readonly OfferingSeries[]>;
}

/** What may be read outside a transaction. */
export interface Reads {
  readonly offerings: OfferingReads;
  readonly requests: RequestReads;
  readonly sessions: SessionReads;
  readonly series: SeriesReads;
}

/** What a use case reads and writes in one transaction. */
export interface Memory {
  readonly offerings: OfferingReads & {
    insert(offering: Offering): Promise<void>;
    replace(offering: Offering): Promise<void>;
  };
  readonly requests: RequestReads & {
    insert(request: OfferingRequest): Promise<void>;
    /** Writes the next version over the one before it. */
    replace(request: OfferingRequest): Promise<void>;
  };
  readonly sessions: SessionReads & { insert(session: LearningSession): Promise<void> };
  readonly series: SeriesReads & { insert(series: OfferingSeries): Promise<void> };
}

/** What every use case is given. */
export interface Ports {
  readonly transactions: Transactions<Memory>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What the budget side needs to make a budget request for an offering. */
export interface OfferingMoneyWish {
  readonly offeringRequestId: string;
  readonly districtId: string;
  readonly departmentId: string | null;
  readonly schoolId: string | null;
  readonly requestedById: string;
  readonly forPersonIds: readonly string[];
  readonly title: string;
  readonly participants: number;
  readonly method: 'VIRTUAL' | 'IN_PERSON';
  readonly startsOn: string | null;
}

/** The other side's word: taken, or refused by name with the reason. Anything else is thrown and tried again. */
export type OtherSideAnswer =
  | { readonly outcome: 'TAKEN' }
  | { readonly outcome: 'REFUSED'; readonly reason: string };

/** The port to budgets, over the graph. */
export interface BudgetsSide {
  createRequestForOffering(clientMutationId: string, wish: OfferingMoneyWish): Promise<OtherSideAnswer>;
}

/** Files that a request of this side holds from now on. */
export interface FilesKeepWish {
  readonly districtId: string;
  readonly objectId: string;
  readonly organizationIds: readonly string[];
  readonly personId: string;
  readonly fileIds: readonly string[];
}

/** The port to directory, which has the files, over the graph. */
export interface DirectorySide {
  filesKeep(clientMutationId: string, wish: FilesKeepWish): Promise<OtherSideAnswer>;
}
