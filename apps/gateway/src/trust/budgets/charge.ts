import { actualCost } from '../../plan/cost/actual.ts';
import type { CostProgram, Values } from '../../plan/cost/program.ts';
import type { Account } from './limits.ts';
import type { PointsStore, Standing } from './points-store.ts';

/** What an operation cost, as `extensions.cost` says it: in points. */
export interface CostReport {
  readonly estimated: number;
  readonly actual: number;
  /** The most that one operation may cost. */
  readonly limit: number;
  /** What is left of the account; absent for those who have none. */
  readonly remaining?: number;
  readonly pointsPerMinute?: number;
  /** Seconds until the account is full again. */
  readonly resetSeconds?: number;
}

/** One operation's bill: the estimate is taken before it runs, and corrected by what it did cost. */
export interface Charge {
  readonly estimated: number;
  readonly limit: number;
  /** Whether the client is told in the answer; the portal's own pages are not, they have no use for it. */
  readonly isTold: boolean;
  /** Takes the estimate; null when there is nothing to take it from. */
  take(): Promise<Standing | null>;
  /** Corrects by what stands in the answer. */
  settle(data: unknown): CostReport;
  /** The fields of the IETF's draft "RateLimit header fields for HTTP"; empty before points were taken. */
  headers(): Readonly<Record<string, string>>;
}

export function createCharge(options: {
  readonly program: CostProgram;
  readonly variables: Values;
  readonly estimated: number;
  readonly limit: number;
  readonly account: Account | null;
  readonly store: PointsStore;
  readonly isTold: boolean;
  readonly nowMs?: () => number;
}): Charge {
  const { program, variables, estimated, limit, account, store, isTold, nowMs = Date.now } = options;
  let standing: Standing | null = null;
  const secondsLeft = (at: Standing) => Math.max(0, Math.ceil((at.resetAtMs - nowMs()) / 1000));

  return {
    estimated,
    limit,
    isTold,
    async take() {
      if (account === null) return null;
      standing = await store.take(account.quota, account.id, pointsOf(estimated));
      return standing;
    },
    settle(data) {
      const actual = actualCost(program, variables, data);
      if (account === null || standing === null) return { estimated, actual, limit };
      const back = pointsOf(estimated) - pointsOf(actual);
      void store.giveBack(account.quota, account.id, back, standing);
      const left = Math.max(0, Math.min(account.quota.points, standing.left + back));
      standing = { ...standing, left };
      const pointsPerMinute = Math.round((account.quota.points * 60) / account.quota.seconds);
      return {
        estimated,
        actual,
        limit,
        remaining: left,
        pointsPerMinute,
        resetSeconds: secondsLeft(standing),
      };
    },
    headers() {
      if (account === null || standing === null) return {};
      const { name, points, seconds } = account.quota;
      return {
        'ratelimit-policy': `"${name}";q=${points};qu="points";w=${seconds}`,
        ratelimit: `"${name}";r=${standing.left};t=${secondsLeft(standing)}`,
      };
    },
  };
}

/** To ask costs something, however little is asked for. */
const pointsOf = (cost: number) => Math.max(1, cost);
