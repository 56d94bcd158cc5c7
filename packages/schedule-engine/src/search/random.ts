/**
 * Chance from a seed: the same seed, the same numbers. Mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of
 * state, passes PractRand to 256 MB, and is quick enough for an inner loop.
 */
export type Random = { word: number };

export function createRandom(seed: number): Random {
  return { word: Math.imul(seed ^ 0x9e3779b9, 2654435761) >>> 0 };
}

/** A number from 0 to below 1. */
export function nextUnit(random: Random): number {
  random.word = (random.word + 0x6d2b79f5) | 0;
  let mixed = Math.imul(random.word ^ (random.word >>> 15), 1 | random.word);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

/** A whole number from 0 to below `count`; `count` is at least 1. */
export function nextBelow(random: Random, count: number): number {
  return (nextUnit(random) * count) | 0;
}

/** Puts a list into an order of chance, in place (Fisher and Yates). */
export function shuffle(random: Random, list: number[]): void {
  for (let left = list.length - 1; left > 0; left -= 1) {
    const other = nextBelow(random, left + 1);
    const held = list[left];
    list[left] = list[other];
    list[other] = held;
  }
}
