export { type EmbeddedMongo, type StartOptions, startEmbeddedMongo } from './server.ts';
export { type SpawnedMongo, type SpawnOptions, spawnEmbeddedMongo } from './spawn.ts';
export { FolderTakenError } from './storage/folder-lock.ts';
