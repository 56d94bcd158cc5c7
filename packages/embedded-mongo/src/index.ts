export { loadDatabase } from './backup/load.ts';
export { type DatabaseCopy, NoDatabaseError, NoServerError, openDatabaseCopy } from './backup/open-copy.ts';
export { DamagedCopyError } from './backup/read-entries.ts';
export { type EmbeddedMongo, type StartOptions, startEmbeddedMongo } from './server.ts';
export { type SpawnedMongo, type SpawnOptions, spawnEmbeddedMongo } from './spawn.ts';
export { FolderTakenError, lockFolder } from './storage/folder-lock.ts';
export { FORMAT } from './storage/migrations/list.ts';
