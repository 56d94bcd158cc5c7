import { type FilePurpose, filePurposes } from './file-purposes.ts';
import type { ShareableObject } from './share.ts';

/** The object of another side that holds a file, and whose it is there. */
export interface FileUse {
  /** The side that said so, e.g. `pathways`. */
  readonly side: string;
  readonly objectId: string;
  /** The schools, departments or districts whose people may read the object. */
  readonly organizationIds: readonly string[];
}

/** A file as it is remembered; its bytes lie in the store. `ownerLabel` is the principal that sent it or asked for it. */
export interface StoredFile {
  readonly id: string;
  /** The organization that owns it. */
  readonly tenantId: string;
  readonly ownerLabel: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly kind: 'UPLOAD' | 'EXPORT';
  readonly purpose: FilePurpose;
  /** As the name says; proven by the bytes before the file is complete. */
  readonly mediaType: string;
  readonly isComplete: boolean;
  /** Null until an object holds it: then only its sender reaches it, and it goes after 30 days. */
  readonly use: FileUse | null;
  readonly createdAtMs: number;
}

/** Whether a file holds students' rows: what was made here always does, what was sent as its purpose says. */
export function holdsStudents({ kind, purpose }: Pick<StoredFile, 'kind' | 'purpose'>): boolean {
  return kind === 'EXPORT' || filePurposes[purpose].holdsStudents;
}

/**
 * A file as what can be shared: whole, without students' rows, and held by an object, whose schools and departments are
 * then its own; null for any other, which is its sender's alone.
 */
export function shareableFile(file: StoredFile): ShareableObject | null {
  if (!file.isComplete || file.use === null || holdsStudents(file)) return null;
  const { id, tenantId: ownerId, use } = file;
  return { id, ownerId, organizationIds: use.organizationIds, personIds: [] };
}

/** What came of taking bytes; `stands` is how many are there now. */
export interface Appended {
  readonly stands: number;
  /** Whether a later sender of the same file took its place before the end. */
  readonly isTakenOver: boolean;
}

/** Where the bytes of files go; `stream` is whatever the transport gives. */
export interface FileStore<Stream> {
  /**
   * Runs `work` for one sender of a file at a time. Who comes later takes over: the signal tells the one before to stop,
   * and its work has ended before the later one's begins.
   */
  exclusively<Value>(fileId: string, work: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
  /** Whether someone sends it now, as far as this process knows. */
  isBeingSent(fileId: string): boolean;
  /** How much of a file that is not complete has arrived, in bytes. */
  receivedBytes(fileId: string): Promise<number>;
  /**
   * Appends a stream from `offset`, what stood behind it is cut off; stops when more than `most` bytes stand, when the
   * signal says so, and when the sender's connection breaks: what came until then stays.
   * @returns how many bytes stand now; more than `most` when the stream had more.
   */
  append(
    fileId: string,
    offset: number,
    most: number,
    stream: Stream,
    signal: AbortSignal,
  ): Promise<Appended>;
  sha256Of(fileId: string): Promise<string>;
  /** The media type that the bytes show; null when they show none that is known. */
  mediaTypeOf(fileId: string): Promise<string | null>;
  /** Makes what has arrived the file; may be repeated. */
  complete(file: Pick<StoredFile, 'id' | 'sha256'>): Promise<void>;
  discard(fileId: string): Promise<void>;
  /** Takes the file away, whole or in part; nothing happens when it is gone. */
  remove(fileId: string): Promise<void>;
}
