/** Chance that repeats: the same seed gives the same draws on every machine. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with the given probability. */
  isLucky(probability: number): boolean;
  /** @throws RangeError on an empty list. */
  pick<Value>(from: readonly Value[]): Value;
  shuffled<Value>(values: readonly Value[]): Value[];
  /** Chance of its own for one part, so that a change in one part does not shift the draws of another. */
  forPart(label: string): Chance;
}

/** Mixes a text into 32 bits (xmur3 by bryc, public domain). */
function mixed(text: string): () => number {
  let h = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    h = Math.imul(h ^ text.charCodeAt(index), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    h ^= h >>> 16;
    return h >>> 0;
  };
}

/** The sfc32 generator of PractRand (public domain), seeded by a text. */
export function createChance(seed: string): Chance {
  const word = mixed(seed);
  let [a, b, c, d] = [word(), word(), word(), 1];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    isLucky: (probability) => next() < probability,
    pick(from) {
      const index = between(0, from.length - 1);
      if (index < 0 || index >= from.length)
        throw new RangeError('Nothing can be picked from an empty list.');
      return from[index] as (typeof from)[number];
    },
    shuffled(values) {
      const keyed = values.map((value) => ({ value, key: next() }));
      return keyed.sort((left, right) => left.key - right.key).map(({ value }) => value);
    },
    forPart: (label) => createChance(`${seed}/${label}`),
  };
}
