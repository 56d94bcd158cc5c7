import type { Authorship } from './history.ts';

/**
 * A subgraph as it is being worked on, composed with what was served when it was made, for whoever names it in the header
 * `quad-preview`. Written once; what it was composed of does not change, it only ends.
 */
export interface Preview extends Authorship {
  readonly id: string;
  readonly variant: string;
  /** What people call it, such as `pr-418`; a later one of this name takes its place. Null when it has none. */
  readonly name: string | null;
  readonly subgraph: string;
  /** Where its graph is asked. */
  readonly url: string;
  readonly sdlHash: string;
  /** SHA-256 of the supergraph that it makes. */
  readonly supergraph: string;
  /** The version of the graph that it was composed with. */
  readonly basis: string;
  /** Whether mutations run; they change what everybody has. */
  readonly isWritable: boolean;
  /** The judgement that was kept. */
  readonly check: string;
  readonly at: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** When somebody ended it before its time; null while nobody has. */
  readonly endedAt: Temporal.Instant | null;
}

/** How long one lives unless it is said, and at most. */
export const PREVIEW_MINUTES = { usual: 24 * 60, most: 7 * 24 * 60 } as const;

/** Who asks for one that is over is told so for so long; after that it is as if it had never been. */
export const REMEMBERED_DAYS = 30;

export function isLive({ endedAt, endsAt }: Preview, now: Temporal.Instant): boolean {
  return endedAt === null && Temporal.Instant.compare(endsAt, now) > 0;
}

/** The due work at a preview's end. */
export const RECLAIM_PREVIEW = 'reclaimPreview';
