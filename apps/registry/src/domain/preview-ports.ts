import type { GraphScope } from './permissions.ts';
import type { HashedText } from './ports.ts';
import type { Preview } from './preview.ts';

/** What is kept of previews. Their texts go by their hashes, apart from those that were published, and end with them. */
export interface PreviewMemory {
  /**
   * Keeps one with its texts, and plans that it is reclaimed at its end.
   * @param most how many may live at once, this one among them; one of its own name does not count.
   * @returns false when too many live: then it is not kept.
   */
  begin(preview: Preview, texts: readonly HashedText[], most: number): Promise<boolean>;
  /** By its id, or the newest of a name. */
  find(variant: string, key: string): Promise<Preview | null>;
  /** Those that live, newest first. */
  live(variant: string, now: Temporal.Instant): Promise<readonly Preview[]>;
  /** Ends those that live of a name, but for one. */
  endOthers(preview: Preview & { readonly name: string }, at: Temporal.Instant): Promise<void>;
  end(id: string, at: Temporal.Instant): Promise<void>;
  /** The supergraph that it makes; null when it was reclaimed. */
  supergraph(preview: Preview): Promise<string | null>;
  /** Drops the texts of those that are over, and what is known of those that were over before an instant. */
  reclaim(now: Temporal.Instant, forgottenBefore: Temporal.Instant): Promise<void>;
}

/** Where previews may stand, and how many at once. */
export interface PreviewRules {
  readonly hosts: readonly string[];
  readonly most: number;
}

/** Previews for the pages of the platform team. */
export interface PreviewReads {
  /** Those of the served graph that live, newest first. */
  live(scope: GraphScope): Promise<readonly Preview[]>;
}
