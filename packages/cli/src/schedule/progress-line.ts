import type { BuildProgress } from '@quad/schedule-runner';

/** Time between two lines where there is no terminal to write in place. */
const everyMs = 5_000;

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** How far a build is: score (less is better; 100 is one unmet request), requests met, ceiling, gap to the bound, time. */
export function progressText({ score, met, bounds, elapsedMs }: BuildProgress): string {
  return [
    `${(elapsedMs / 1000).toFixed(0)} s`,
    `score ${number.format(score)}`,
    `${number.format(met)} requests met`,
    ...(bounds === undefined
      ? []
      : [`ceiling ${number.format(bounds.ceiling)}`, `gap ${number.format(Math.max(0, bounds.met - met))}`]),
  ].join(' · ');
}

/** One line on the terminal that is written anew in its place; on anything else, a line every few seconds. */
export function progressLine(screen: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr) {
  let told = Number.NEGATIVE_INFINITY;
  let widest = 0;
  return {
    show(progress: BuildProgress): void {
      const text = progressText(progress);
      if (screen.isTTY) {
        widest = Math.max(widest, text.length);
        screen.write(`\r${text.padEnd(widest)}`);
      } else if (progress.elapsedMs - told >= everyMs) {
        told = progress.elapsedMs;
        screen.write(`${text}\n`);
      }
    },
    end(): void {
      if (screen.isTTY) screen.write('\n');
    },
  };
}
