import { log } from '../../log.ts';
import { CHECKSUMS_SINCE } from '../checksum.ts';
import type { Environment, Reader } from '../environment.ts';
import { NewerFormatError, OLDEST_FORMAT, readFormat, VERSION_KEY } from '../format.ts';
import { NOTES, noteKey } from '../notes.ts';
import type { Migration } from './migration.ts';

/** While a step is under way: its `to` (2 bytes), then what its last batch returned. */
const UNDER_WAY_KEY = noteKey(NOTES.format, 'migrating');

/** A migration that is under way, for whoever waits for the start. */
export type Step = { readonly to: number; readonly what: string; readonly batches: number };

/**
 * Brings the stored entries to the newest format, batch by batch, each on disk before the next; goes on where a crash
 * ended it. A step's first commit already writes the new number, so that an older program refuses a folder that is
 * half the new form. Throws NewerFormatError, and an Error that says so where version or progress cannot be read.
 */
export async function migrate(
  environment: Environment,
  migrations: readonly Migration[],
  onBatch: (step: Step) => void = () => undefined,
): Promise<void> {
  checkOrder(migrations);
  const newest = OLDEST_FORMAT + migrations.length;
  const found = readFormat(environment);
  if (found === undefined) {
    environment.useChecksums(newest >= CHECKSUMS_SINCE);
    environment.commit(() => environment.put(VERSION_KEY, Buffer.from([newest])));
    return environment.flush();
  }
  if (found > newest) throw new NewerFormatError(found, newest);
  const progress = readProgress(environment, found);
  for (const migration of migrations) {
    if (migration.to < found || (migration.to === found && progress === undefined)) continue;
    environment.useChecksums(migration.to > CHECKSUMS_SINCE);
    await run(environment, migration, migration.to === found ? progress : undefined, onBatch);
  }
  environment.useChecksums(newest >= CHECKSUMS_SINCE);
}

async function run(
  environment: Environment,
  migration: Migration,
  resumed: Uint8Array | undefined,
  onBatch: (step: Step) => void,
): Promise<void> {
  const { to, what } = migration;
  log('info', resumed === undefined ? 'migrating the data folder' : 'going on with a migration', {
    to,
    what,
  });
  let progress = resumed === undefined || resumed.length === 0 ? undefined : resumed;
  let batches = 0;
  for (let isDone = false; !isDone; batches += 1) {
    environment.commit(() => {
      progress = migration.batch(environment, progress);
      isDone = progress === undefined;
      environment.put(VERSION_KEY, Buffer.from([to]));
      if (progress === undefined) environment.remove(UNDER_WAY_KEY);
      else environment.put(UNDER_WAY_KEY, Buffer.concat([twoBytes(to), progress]));
    });
    await environment.flush();
    onBatch({ to, what, batches: batches + 1 });
  }
  log('info', 'migrated the data folder', { to, what, batches });
}

/** What the last batch of the step to `format` returned; undefined when no step is under way. */
function readProgress(environment: Environment, format: number): Uint8Array | undefined {
  const note = environment.get(UNDER_WAY_KEY);
  if (note === undefined) return undefined;
  if (note.length < 2 || Buffer.from(note).readUInt16BE(0) !== format) {
    throw new Error(
      `The data folder is damaged: its format is ${format}, and what its migration left cannot belong to that; restore a backup.`,
    );
  }
  return note.subarray(2);
}

/** Whether a step was begun and not ended: entries are of two formats then. */
export function isMigrating(reader: Reader): boolean {
  return reader.get(UNDER_WAY_KEY) !== undefined;
}

function twoBytes(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value, 0);
  return bytes;
}

/** The version is one byte; a list with a gap would leave folders between two formats. */
function checkOrder(migrations: readonly Migration[]): void {
  for (const [at, { to, what }] of migrations.entries()) {
    if (to !== OLDEST_FORMAT + 1 + at || to > 255)
      throw new Error(
        `The migration "${what}" leads to format ${to}; in its place of the list it must be ${OLDEST_FORMAT + 1 + at}.`,
      );
  }
}
