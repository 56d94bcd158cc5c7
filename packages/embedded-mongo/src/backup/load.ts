import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, Environment } from '../storage/environment.ts';
import { readFormat } from '../storage/format.ts';
import { readEntries } from './read-entries.ts';

/** Written in one commit, and synced before the next: what loading costs in memory. */
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Makes the database of a data folder from a copy, in `db` inside it. Resolves when it is on disk, with the number of
 * entries and their format; their order and number are checked. What a failed load leaves is half a database, which
 * the caller removes.
 */
export async function loadDatabase(
  dataDir: string,
  source: AsyncIterable<Buffer>,
): Promise<{ readonly entries: number; readonly format: number | undefined }> {
  const folder = join(dataDir, 'db');
  if (existsSync(join(folder, 'quad.mdb'))) throw new Error(`There is a database in ${folder} already.`);
  const environment = new Environment(folder);
  let entries = 0;
  try {
    let batch: Entry[] = [];
    let bytes = 0;
    const write = async (): Promise<void> => {
      environment.commit(() => {
        for (const { key, value } of batch) environment.append(key, value);
      });
      await environment.flush();
      batch = [];
      bytes = 0;
    };
    for await (const entry of readEntries(source)) {
      batch.push(entry);
      bytes += entry.key.length + entry.value.length;
      entries += 1;
      if (bytes >= BATCH_BYTES) await write();
    }
    await write();
    const stored = environment.count(Buffer.alloc(1), Buffer.alloc(8, 0xff));
    if (stored !== entries) throw new Error(`${entries} entries were loaded and ${stored} are stored.`);
    return { entries, format: readFormat(environment) };
  } finally {
    await environment.close();
  }
}
