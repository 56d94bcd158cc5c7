/** The documents that one build of a client asks, published together. */
export interface DocumentSet {
  readonly variant: string;
  /** `portal`, or a vendor's id. */
  readonly client: string;
  /** The SHA-256 of its ids: the same documents are the same set. */
  readonly hash: string;
  /** SHA-256 of each text, in hex, sorted. */
  readonly documents: readonly string[];
  readonly author: string;
  readonly publishedAt: Temporal.Instant;
}

/** How long a set is valid after a newer one of its client: old tabs and old apps end within it. */
const KEPT_HOURS = 30 * 24;

/** The sets that are valid: the newest of each client, and those that it followed not long ago. */
export function validSets(sets: readonly DocumentSet[], now: Temporal.Instant): readonly DocumentSet[] {
  const keptSince = now.subtract({ hours: KEPT_HOURS });
  const newestFirst = [...sets].sort((a, b) => Temporal.Instant.compare(b.publishedAt, a.publishedAt));
  const followedAt = new Map<string, Temporal.Instant>();
  return newestFirst.filter(({ client, publishedAt }) => {
    const next = followedAt.get(client);
    followedAt.set(client, publishedAt);
    return next === undefined || Temporal.Instant.compare(next, keptSince) > 0;
  });
}

/** The documents of each client that are valid, as ids; clients and ids in order, so that the same ones give the same text. */
export function documentsByClient(sets: readonly DocumentSet[]): ReadonlyMap<string, readonly string[]> {
  const clients = new Map<string, Set<string>>();
  for (const { client, documents } of sets) {
    const known = clients.get(client) ?? new Set();
    for (const id of documents) known.add(id);
    clients.set(client, known);
  }
  return new Map(
    [...clients].sort(([a], [b]) => (a < b ? -1 : 1)).map(([client, ids]) => [client, [...ids].sort()]),
  );
}
