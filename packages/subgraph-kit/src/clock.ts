import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@quad/kernel';

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
  const path = join(options.dataDir, 'clock.json');
  let fileOffsetMs = 0;
  let checkedAtMs = Number.NEGATIVE_INFINITY;
  return {
    now() {
      const realMs = Date.now();
      if (realMs - checkedAtMs >= CLOCK_FILE_CHECK_MS) {
        checkedAtMs = realMs;
        fileOffsetMs = readOffset(path);
      }
      return Temporal.Instant.fromEpochMilliseconds(realMs + startOffsetMs + fileOffsetMs);
    },
  };
}

function readOffset(path: string): number {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // No file: the clock was never moved. One that cannot be read must not pass for that.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  const parsed: unknown = JSON.parse(text);
  if (
    typeof parsed === 'object' &&
    parsed !== null &&
    'offsetMs' in parsed &&
    typeof parsed.offsetMs === 'number'
  ) {
    return parsed.offsetMs;
  }
  throw new Error(
    `${path} must hold { "offsetMs": number }; remove it or set the clock again with "quad demo clock".`,
  );
}
