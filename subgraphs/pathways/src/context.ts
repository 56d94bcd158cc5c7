import type { RequestContext } from '@quad/subgraph-kit';
import type DataLoader from 'dataloader';
import type { Offering } from './domain/offering.ts';
import type { LearningSession, OfferingRequest } from './domain/offering-request.ts';
import type { Ports, Reads } from './domain/ports.ts';
import type { OfferingSeries } from './domain/series.ts';

/** Reads by id, one read per noun and request, within what the principal may see. */
export interface Loaders {
  readonly offering: DataLoader<string, Offering | null>;
  readonly request: DataLoader<string, OfferingRequest | null>;
  readonly session: DataLoader<string, LearningSession | null>;
  readonly series: DataLoader<string, OfferingSeries | null>;
}

/** What a request carries in pathways. */
export interface Context extends RequestContext {
  readonly ports: Ports;
  readonly reads: Reads;
  readonly loaders: Loaders;
}
