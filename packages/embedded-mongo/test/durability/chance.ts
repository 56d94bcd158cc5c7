/** Chance that can be had again: the same seed gives the same numbers (mulberry32). */
export type Chance = {
  /** 0 <= n < 1. */
  unit(): number;
  /** 0 <= n < below, whole. */
  below(below: number): number;
  /** One of these; they must not be none. */
  pick<T>(of: readonly [T, ...T[]]): T;
  /** A chance of its own, so that one actor's draws do not shift another's. */
  branch(name: number): Chance;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(unit() * limit);
  return {
    unit,
    below,
    pick: (of) => of[below(of.length)] ?? of[0],
    branch: (name) => chanceFrom((Math.imul(seed >>> 0, 0x9e3779b1) ^ Math.imul(name + 1, 0x85ebca6b)) >>> 0),
  };
}
