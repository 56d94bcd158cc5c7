import type { StoredFile } from '../domain/file.ts';

/** A file that is being sent, as resolvers pass it on. */
export type FileUploadParent = StoredFile;
