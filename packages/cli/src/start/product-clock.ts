import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileOf = (dataDir: string) => join(dataDir, 'clock.json');

function readOffsetMs(dataDir: string): number {
  try {
    const parsed: unknown = JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      'offsetMs' in parsed &&
      typeof parsed.offsetMs === 'number'
    )
      return parsed.offsetMs;
  } catch {
    // No file: the clock was never moved.
  }
  return 0;
}

/** Renamed into place, because every process reads the file a few times a second. */
function writeOffsetMs(dataDir: string, offsetMs: number): void {
  const path = fileOf(dataDir);
  writeFileSync(`${path}.new`, JSON.stringify({ offsetMs }));
  renameSync(`${path}.new`, path);
}

/** The product's time now, as its processes see it. */
export function productNow(dataDir: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now() + readOffsetMs(dataDir));
}

/** Lets the product's clock run on from an instant. */
export function setClockStart(dataDir: string, instant: string): void {
  writeOffsetMs(dataDir, Temporal.Instant.from(instant).epochMilliseconds - Date.now());
}

/** Moves the product's clock on by a duration (`P1M`, `PT36H`), months by the calendar in UTC. */
export function advanceClock(dataDir: string, duration: string): Temporal.Instant {
  const moved = productNow(dataDir)
    .toZonedDateTimeISO('UTC')
    .add(Temporal.Duration.from(duration))
    .toInstant();
  writeOffsetMs(dataDir, moved.epochMilliseconds - Date.now());
  return moved;
}
