import type { BuildProgress } from '@quad/schedule-runner';

/** One line on the terminal that says how far a build is; on anything else, a line every ten seconds. */
export function progressLine() {
  let told = Number.NEGATIVE_INFINITY;
  return {
    show({ met, bounds, elapsedMs }: BuildProgress): void {
      const gap =
        bounds === undefined ? '' : ` of at most ${bounds.met} (gap ${Math.max(0, bounds.met - met)})`;
      const text = `${(elapsedMs / 1000).toFixed(0)} s: ${met} requests met${gap}`;
      if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(70)}`);
      else if (elapsedMs - told >= 10_000) {
        told = elapsedMs;
        process.stderr.write(`${text}\n`);
      }
    },
    end(): void {
      if (process.stderr.isTTY) process.stderr.write('\n');
    },
  };
}
