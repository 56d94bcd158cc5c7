import type { Scope } from '@quad/kernel';
import type { ProjectionStatus, RequestContext } from '@quad/subgraph-kit';
import type { Loaders } from './data/loaders.ts';
import type { ReadPorts, RebuildPorts } from './domain/ports.ts';

/** What a request carries in scheduling. */
export interface Context extends RequestContext, ReadPorts, RebuildPorts {
  /** What the principal may read of each noun, worked out once. */
  readonly scopes: {
    readonly sections: Scope;
    readonly loads: Scope;
    readonly rooms: Scope;
    readonly teacherGrid: Scope;
  };
  readonly loaders: Loaders;
  readonly projection: () => Promise<ProjectionStatus>;
}
