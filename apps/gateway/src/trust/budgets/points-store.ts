/** How many points may be taken in a window of time. */
export interface Quota {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** How an account stands after points were asked of it. */
export interface Standing {
  readonly isTaken: boolean;
  readonly left: number;
  /** When the window ends and all points are there again; milliseconds of the Unix clock. */
  readonly resetAtMs: number;
}

/** Counts points by account; every process of the gateway that shares the store sees the same counts. */
export interface PointsStore {
  /** Takes points from an account, or none of them when not so many are left. */
  take(quota: Quota, account: string, points: number): Promise<Standing>;
  /**
   * Gives points back that were taken for nothing, or takes more when the number is negative. Does nothing once the
   * window in which they were taken has ended.
   */
  giveBack(quota: Quota, account: string, points: number, taken: Standing): Promise<void>;
  close(): Promise<void>;
}
