import type { RequestContext } from '@quad/subgraph-kit';
import type { createLoaders } from './data/loaders.ts';
import type { GraphReads } from './domain/graph-reads.ts';
import type { GraphScope } from './domain/permissions.ts';
import type { PreviewReads } from './domain/preview-ports.ts';
import type { UsageReads } from './domain/usage-reads.ts';

/** What a request to the subgraph `platform` carries. */
export interface Context extends RequestContext {
  readonly reads: GraphReads;
  readonly usage: UsageReads;
  readonly previews: PreviewReads;
  /** What the principal may read. */
  readonly scope: GraphScope;
  readonly loaders: ReturnType<typeof createLoaders>;
}
