import type { Clock } from '@quad/kernel';
import { SERVED_VARIANT } from '../domain/graph-reads.ts';
import type { PreviewMemory, PreviewReads } from '../domain/preview-ports.ts';

/** Previews of the served graph for its pages. */
export function createPreviewReads(ports: {
  readonly previews: PreviewMemory;
  readonly clock: Clock;
}): PreviewReads {
  const { previews, clock } = ports;
  return {
    live: async ({ reach }) => (reach !== 'EVERYTHING' ? [] : previews.live(SERVED_VARIANT, clock.now())),
  };
}
