const FIRST_MS = 30_000;
const LONGEST_MS = 600_000;

/** When a graph that did not come up is tried again: its fault may have been that of a moment. */
export function createRetries() {
  let tried = 0;
  return {
    after(act: () => void): void {
      setTimeout(act, Math.min(FIRST_MS * 2 ** tried, LONGEST_MS)).unref();
      tried += 1;
    },
    /** Something came up. */
    reset(): void {
      tried = 0;
    },
  };
}
