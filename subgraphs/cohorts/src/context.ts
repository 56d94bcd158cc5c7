import type { RequestContext } from '@quad/subgraph-kit';
import type { Loaders } from './data/loaders.ts';
import type { Memory, Ports } from './domain/ports.ts';

/** What a request carries: who asks, the ports of the use cases, reads and loaders. */
export interface Context extends RequestContext {
  readonly ports: Ports;
  readonly memory: Memory;
  readonly loaders: Loaders;
}
