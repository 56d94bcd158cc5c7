import type { PointsStore, Standing } from '../trust/budgets/points-store.ts';
import type { PointsOrder } from './messages.ts';

/** A primary that does not answer in that time stops nobody: the points are let through. */
const ANSWERED_WITHIN_MS = 1_000;

/** Points that the primary counts for all workers, so that they hold over workers and generations. */
export interface PointsLink extends PointsStore {
  /** What the primary answered. */
  answer(id: number, standing: Standing | null): void;
}

export function createPointsLink(tell: (id: number, order: PointsOrder) => void): PointsLink {
  const waiting = new Map<number, (standing: Standing | null) => void>();
  let lastId = 0;

  async function ask(order: PointsOrder): Promise<Standing | null> {
    lastId += 1;
    const id = lastId;
    const { promise, resolve } = Promise.withResolvers<Standing | null>();
    const timer = setTimeout(() => resolve(null), ANSWERED_WITHIN_MS);
    waiting.set(id, resolve);
    tell(id, order);
    const standing = await promise;
    clearTimeout(timer);
    waiting.delete(id);
    return standing;
  }

  return {
    async take(quota, account, points) {
      const standing = await ask({ act: 'take', quota, account, points });
      return standing ?? { isTaken: true, left: quota.points, resetAtMs: Date.now() };
    },
    async giveBack(quota, account, points, taken) {
      await ask({ act: 'give-back', quota, account, points, taken });
    },
    close: () => Promise.resolve(),
    answer: (id, standing) => waiting.get(id)?.(standing),
  };
}

/** Does what a worker asked; in the primary. */
export async function countPoints(store: PointsStore, order: PointsOrder): Promise<Standing | null> {
  const { quota, account, points } = order;
  if (order.act === 'take') return store.take(quota, account, points);
  await store.giveBack(quota, account, points, order.taken);
  return null;
}
