/**
 * The one clock of the product, a port: the demo may move it. Token lifetimes and
 * timeouts do not use it; they stay on real time.
 */
export interface Clock {
  /** The instant that it is now, in UTC. */
  now(): Temporal.Instant;
}
