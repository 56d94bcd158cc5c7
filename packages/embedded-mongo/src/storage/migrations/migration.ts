import type { Environment } from '../environment.ts';

/**
 * One step from a format to the next.
 *
 * `batch` runs inside a commit and does a bounded part of the work (some hundred entries, some megabytes). It is given
 * what the batch before it returned, undefined at first, and returns where the next one goes on, or undefined when
 * nothing is left. What it returns is stored in the same commit as what it wrote, so after a crash at any moment the
 * next start goes on behind the last batch that is on disk. It must look at what is stored and not at the clock, the
 * environment or memory of earlier batches, and it must leave alone what is in the new form already.
 */
export type Migration = {
  /** The format that the folder has behind it. */
  readonly to: number;
  /** What it does, for the log: "index keys hold the collation". */
  readonly what: string;
  readonly batch: (environment: Environment, progress: Uint8Array | undefined) => Uint8Array | undefined;
};
