import type { Clock } from '@quad/kernel';
import { readClockOffset } from './clock-file.ts';

/** How often the demo clock's file is looked at; a moved clock is seen by every process within this time. */
const CLOCK_FILE_CHECK_MS = 250;

/**
 * The product's clock. It starts at `QUAD_CLOCK` when that is set and runs from there; on a demo
 * data folder `quad demo clock` writes `clock.json` `{ "offsetMs": n }`, which moves all processes
 * alike while they run.
 */
export function createClock(options: {
  readonly startsAt?: string | undefined;
  readonly dataDir: string;
}): Clock {
  const startOffsetMs =
    options.startsAt === undefined
      ? 0
      : Temporal.Instant.from(options.startsAt).epochMilliseconds - Date.now();
  let fileOffsetMs = 0;
  let checkedAtMs = Number.NEGATIVE_INFINITY;
  return {
    now() {
      const realMs = Date.now();
      if (realMs - checkedAtMs >= CLOCK_FILE_CHECK_MS) {
        checkedAtMs = realMs;
        fileOffsetMs = readClockOffset(options.dataDir);
      }
      return Temporal.Instant.fromEpochMilliseconds(realMs + startOffsetMs + fileOffsetMs);
    },
  };
}
