import { renameSync, writeFileSync } from 'node:fs';
import { clockFile, readClockOffset } from '@quad/subgraph-kit/clock-file';
import { CannotStart } from './data-folder.ts';

function readOffsetMs(dataDir: string): number {
  try {
    return readClockOffset(dataDir);
  } catch (cause) {
    throw cause instanceof Error ? new CannotStart(cause.message) : cause;
  }
}

/** Renamed into place, because every process reads the file a few times a second. */
function writeOffsetMs(dataDir: string, offsetMs: number): void {
  const path = clockFile(dataDir);
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
