import { CHECKSUMS_SINCE, withSum } from '../checksum.ts';
import type { Migration } from './migration.ts';

/** Each batch is synced, so it is large; its bytes are bounded, since an entry may have 16 MB. */
const BATCH_ENTRIES = 8192;
const BATCH_BYTES = 8 * 1024 * 1024;
const READ_AT_ONCE = 16;
const END = Buffer.alloc(8, 0xff);

const behind = (key: Uint8Array) => Buffer.concat([key, Buffer.from([0])]);

/** The entries of format 1 get their checksums; the environment reads and writes them as they are stored meanwhile. */
export const checksums: Migration = {
  to: CHECKSUMS_SINCE,
  what: 'every entry carries its checksum',
  batch(environment, progress) {
    let from = progress === undefined ? Buffer.alloc(6) : behind(progress);
    let last: Buffer | undefined;
    for (let seen = 0, bytes = 0; seen < BATCH_ENTRIES && bytes < BATCH_BYTES; ) {
      const entries = environment.range(from, END, false, READ_AT_ONCE);
      for (const { key, value } of entries) {
        const stored = withSum(key, value);
        if (stored !== value) environment.put(key, stored);
        bytes += key.length + stored.length;
      }
      last = entries.at(-1)?.key;
      if (last === undefined || entries.length < READ_AT_ONCE) return undefined;
      seen += entries.length;
      from = behind(last);
    }
    return last;
  },
};
