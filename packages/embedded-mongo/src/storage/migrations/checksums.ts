import { CHECKSUMS_SINCE, withSum } from '../checksum.ts';
import type { Migration } from './migration.ts';

const BATCH = 500;

/** The entries of format 1 get their checksums; the environment reads and writes them as they are stored meanwhile. */
export const checksums: Migration = {
  to: CHECKSUMS_SINCE,
  what: 'every entry carries its checksum',
  batch(environment, progress) {
    const from = progress === undefined ? Buffer.alloc(6) : Buffer.concat([progress, Buffer.from([0])]);
    const entries = environment.range(from, Buffer.alloc(8, 0xff), false, BATCH);
    for (const { key, value } of entries) {
      const stored = withSum(key, value);
      if (stored !== value) environment.put(key, stored);
    }
    return entries.length < BATCH ? undefined : entries.at(-1)?.key;
  },
};
