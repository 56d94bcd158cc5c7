import type { Reader } from './environment.ts';
import { NOTES, noteKey } from './notes.ts';

/** The first format that was ever written. */
export const OLDEST_FORMAT = 1;

export const VERSION_KEY = noteKey(NOTES.format, 'version');

/** The folder belongs to a program that knows more; nothing of it was touched. */
export class NewerFormatError extends Error {
  constructor(found: number, newest: number) {
    super(
      `This data folder was written by a newer Quad (format ${found}, this one reads ${newest}); start that version, or use another QUAD_DATA.`,
    );
  }
}

/**
 * The format that the stored entries have; undefined where nothing is stored yet.
 * Throws where there are entries and no version that can be read: that is no folder of ours, or a damaged one.
 */
export function readFormat(reader: Reader): number | undefined {
  const found = reader.get(VERSION_KEY);
  if (found === undefined) {
    if (reader.range(Buffer.alloc(1), Buffer.alloc(8, 0xff), false, 1).length === 0) return undefined;
    throw new Error(
      'The data folder is damaged: its database holds entries and does not say in which format; restore a backup.',
    );
  }
  const [format] = found;
  if (found.length !== 1 || format === undefined || format < OLDEST_FORMAT) {
    throw new Error(
      `The data folder is damaged: the format of its database reads ${Buffer.from(found).toString('hex') || 'nothing'}; restore a backup.`,
    );
  }
  return format;
}
