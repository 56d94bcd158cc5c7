/** What a backup needs of the database, without the server: `@quad/embedded-mongo/backup`. */
export { FolderTakenError, lockFolder } from '../storage/folder-lock.ts';
export { FORMAT } from '../storage/migrations/list.ts';
export { loadDatabase } from './load.ts';
export { type DatabaseCopy, NoDatabaseError, NoServerError, openDatabaseCopy } from './open-copy.ts';
export { DamagedCopyError } from './read-entries.ts';
