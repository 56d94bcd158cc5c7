import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './data-folder.ts';
import { isMissingFile } from './missing-file.ts';

const shape = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.object({ offsetMs: z.number() }));

const fileOf = (dataDir: string) => join(dataDir, 'clock.json');

function readOffsetMs(dataDir: string): number {
  const path = fileOf(dataDir);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // No file: the clock was never moved. Anything else must be said, or the clock would jump back in silence.
    if (isMissingFile(error)) return 0;
    throw error;
  }
  const parsed = shape.safeParse(text);
  if (parsed.success) return parsed.data.offsetMs;
  throw new CannotStart(`${path} does not hold the clock's offset; remove it, or set the clock again.`);
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
