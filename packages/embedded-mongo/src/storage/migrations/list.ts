import { OLDEST_FORMAT } from '../format.ts';
import { checksums } from './checksums.ts';
import type { Migration } from './migration.ts';

/**
 * Every step from the oldest format to today's, in order; `to` counts up from 2. A step that was released is never
 * changed or removed: folders and backups of every earlier format are brought up by it.
 */
export const MIGRATIONS: readonly Migration[] = [checksums];

/** The format that this program writes. */
export const FORMAT = OLDEST_FORMAT + MIGRATIONS.length;
