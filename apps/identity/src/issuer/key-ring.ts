/** One signing key of the issuer, private half included, and since when it signs. */
export interface RingKey {
  /** The JWK as JSON text. */
  readonly jwkJson: string;
  /** The instant (real time) from which it signs, until the next one does. */
  readonly fromMs: number;
}

/** The keys of the issuer, the oldest first; never empty. */
export type KeyRing = readonly RingKey[];

/** How long a new key is published before it signs: every process has read it by then, and whoever verifies can fetch it. */
const PUBLISHED_BEFORE_MS = 15_000;
/** Clocks that differ a little, and processes that see the change a moment later. */
const MARGIN_MS = 60_000;

/** The keys at an instant: which one signs, and which are published, the signing one first. */
export function keysAt(
  ring: KeyRing,
  nowMs: number,
  lifetimeMs: number,
): { readonly signing: RingKey; readonly published: readonly RingKey[] } {
  const signing = ring.findLast(({ fromMs }) => fromMs <= nowMs) ?? ring[0];
  if (signing === undefined) throw new Error('The issuer has no signing key.');
  const others = ring.filter((key, place) => {
    if (key === signing) return false;
    const next = ring[place + 1];
    return next === undefined || nowMs < next.fromMs + lifetimeMs + MARGIN_MS;
  });
  return { signing, published: [signing, ...others] };
}

/**
 * The ring with a new key: published now, signing a moment later, while the one before it stays until the last token that it
 * signed has ended. After a theft the new one signs at once, and no other is good any more.
 */
export function withNewKey(
  ring: KeyRing,
  jwkJson: string,
  at: { readonly nowMs: number; readonly lifetimeMs: number; readonly isStolen: boolean },
): KeyRing {
  if (at.isStolen) return [{ jwkJson, fromMs: at.nowMs }];
  const kept = keysAt(ring, at.nowMs, at.lifetimeMs).published;
  const inOrder = ring.filter((key) => kept.includes(key));
  return [...inOrder, { jwkJson, fromMs: at.nowMs + PUBLISHED_BEFORE_MS }];
}

/** Whether a new key is on its way already: two at once would publish more keys than anybody asked for. */
export function isRotating(ring: KeyRing, nowMs: number): boolean {
  return ring.some(({ fromMs }) => nowMs < fromMs);
}
