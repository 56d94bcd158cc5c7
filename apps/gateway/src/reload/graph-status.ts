/** Which supergraph is served and what came of the newest one, for `/status` and `/readyz`. */
export interface GraphStatus {
  /** SHA-256 of the supergraph's text; empty while the first is being made ready. */
  readonly version: string;
  /** When it began to be served, ISO 8601. */
  readonly servedSince: string;
  /** Whether it was published there, or is the last good one that was kept on disk. */
  readonly isKept: boolean;
  /** Why no newer one can be heard of; null while the source answers. */
  readonly sourceTrouble: string | null;
  /** The newest version that did not come up; the one before it is served. */
  readonly dropped: { readonly version: string; readonly at: string; readonly reason: string } | null;
}

export const nothingServed: GraphStatus = {
  version: '',
  servedSince: '',
  isKept: false,
  sourceTrouble: null,
  dropped: null,
};

/** The sentence about it beside "up"; null when all is well. */
export function graphTrouble({ dropped, sourceTrouble, isKept }: GraphStatus): string | null {
  if (dropped !== null) {
    return `The published graph ${dropped.version.slice(0, 8)} did not come up; the one before it is served.`;
  }
  if (sourceTrouble === null) return null;
  return `The published graph cannot be read; ${isKept ? 'the last good one' : 'the one that was read before'} is served.`;
}

/** Without the reason, which names places inside; `/readyz` is for everyone. */
export function publicGraphStatus({ version, servedSince, isKept, dropped }: GraphStatus) {
  return { version, servedSince, isKept, dropped: dropped?.version ?? null };
}
