import type { UserFault } from '@quad/kernel';
import type { DocumentSet } from './document-sets.ts';
import type { HashedText } from './ports.ts';

export interface DocumentMemory {
  /** Every set of a variant that was not removed. */
  sets(variant: string): Promise<readonly DocumentSet[]>;
  /** The texts of documents by their ids. */
  texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Writes a set and its texts; the same set again only moves its time. */
  keep(set: DocumentSet, texts: readonly HashedText[]): Promise<void>;
  remove(sets: readonly DocumentSet[]): Promise<void>;
}

/** Reads texts of operations. */
export interface DocumentReader {
  hash(text: string): string;
  /** Why a text is no executable document, in one sentence; null when it is one. */
  fault(text: string): string | null;
}

/** Documents that cannot be published; `faults` are sentences that say why. */
export interface DocumentsRefused extends UserFault<'DOCUMENT_HASH_WRONG' | 'NOT_A_DOCUMENT'> {
  readonly faults: readonly string[];
}
