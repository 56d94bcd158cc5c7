import type { Clock } from '@quad/kernel';
import type { RequestContext, Shares } from '@quad/subgraph-kit';
import type { ClassFeed } from './data/class-feed.ts';
import type { FileReads } from './data/file-reads.ts';
import type { HeadCounts } from './data/head-counts.ts';
import type { IdentityReads } from './data/identity-reads.ts';
import type { JobReads } from './data/job-reads.ts';
import type { Loaders } from './data/loaders.ts';
import type { DisclosureReads } from './data/projections/disclosure-projection.ts';
import type { RoleGrantReads } from './data/role-grant-reads.ts';
import type { RosterReads } from './data/roster-reads.ts';
import type { ShareReads } from './data/share-repository.ts';
import type { FileStore } from './domain/file.ts';
import type { RemoveTenant } from './domain/import-ports.ts';
import type { FileLinks, Ports, SharedObjects } from './domain/ports.ts';

/** What a request reaches: the ports of use cases, reads that demand a scope, and loaders that have theirs. */
export interface Context extends RequestContext {
  readonly clock: Clock;
  readonly ports: Ports & RemoveTenant & { readonly sharedObjects: SharedObjects };
  readonly reads: RosterReads;
  readonly identity: IdentityReads;
  readonly roleGrants: RoleGrantReads;
  readonly jobs: JobReads;
  readonly feed: Pick<ClassFeed, 'changesForService'>;
  readonly headCounts: HeadCounts;
  readonly disclosures: DisclosureReads;
  readonly shares: ShareReads;
  /** What is shared with whoever asks. */
  readonly received: Shares;
  readonly load: Loaders;
  readonly files: Pick<FileStore<never>, 'receivedBytes' | 'isBeingSent' | 'remove' | 'exclusively'>;
  readonly fileReads: FileReads;
  readonly links: FileLinks;
}
