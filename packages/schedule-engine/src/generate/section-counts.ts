import { studentsPerSection } from './parameters.ts';

/** Students who share sections: those who ask for a course, or those of one team who do. */
export type SeatPool = {
  readonly course: string;
  /** The team whose sections they are, or null. */
  readonly team: string | null;
  readonly asked: number;
  /** Of these, students who may sit in a co-taught section only. */
  readonly coTaught: number;
  sections: number;
  cap: number;
};

/** No section is planned for more students than this. */
const largestSection = 36;

/**
 * Sections of every pool so that they are `total` in all: as many as its requests fill, then one more where sections are
 * fullest, or one less where they are emptiest. Every pool that is asked for has one, and none is larger than a class
 * may be; so a small school with a wide catalogue has more than `total`.
 */
export function countSections(pools: readonly SeatPool[], total: number): void {
  for (const pool of pools)
    pool.sections = Math.max(
      1,
      Math.round(pool.asked / studentsPerSection),
      Math.ceil(pool.asked / largestSection),
    );
  let sum = pools.reduce((count, { sections }) => count + sections, 0);
  const fullness = ({ asked, sections }: SeatPool, change: number) => asked / (sections + change);
  while (sum < total) {
    const fullest = pools.reduce((best, pool) => (fullness(pool, 0) > fullness(best, 0) ? pool : best));
    fullest.sections += 1;
    sum += 1;
  }
  while (sum > total) {
    // A pool of one section has no fullness without it: infinity, which is never the least.
    const emptiest = pools.reduce((best, pool) => (fullness(pool, -1) < fullness(best, -1) ? pool : best));
    if (fullness(emptiest, -1) > largestSection) return;
    emptiest.sections -= 1;
    sum -= 1;
  }
}

/**
 * Caps so that the seats in all are requests × (1 + slack), as near as whole caps let them be: every pool seats all who
 * ask, and the seats that are left go one to each section, first where the slack is farthest from its share.
 */
export function setCaps(pools: readonly SeatPool[], slack: number): void {
  for (const pool of pools) pool.cap = Math.max(1, Math.ceil(pool.asked / pool.sections));
  const wanted = (1 + slack) * pools.reduce((sum, { asked }) => sum + asked, 0);
  let seats = pools.reduce((sum, { sections, cap }) => sum + sections * cap, 0);
  const shortOf = ({ asked, sections, cap }: SeatPool) => ((1 + slack) * asked) / sections - cap;
  for (;;) {
    const next = pools
      .filter(({ sections }) => seats + sections <= wanted)
      .reduce<SeatPool | undefined>(
        (best, pool) => (best === undefined || shortOf(pool) > shortOf(best) ? pool : best),
        undefined,
      );
    if (next === undefined) return;
    next.cap += 1;
    seats += next.sections;
  }
}
