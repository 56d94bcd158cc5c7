/** A file on disk under the data folder; `ownerLabel` is the principal that may send or fetch it. */
export interface StoredFile {
  readonly id: string;
  readonly tenantId: string;
  readonly ownerLabel: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly kind: 'UPLOAD' | 'EXPORT';
  readonly isComplete: boolean;
  readonly createdAtMs: number;
}

/** 500 MB, the cap on a roster package. */
export const LARGEST_FILE_BYTES = 500 * 1024 * 1024;

/** Where the bytes of files go; `stream` is whatever the transport gives. */
export interface FileStore<Stream> {
  /** How much of the file has arrived, in bytes. */
  receivedBytes(fileId: string): Promise<number>;
  /**
   * Appends a stream from `offset`, what stood behind it is cut off; stops when more than `most` bytes stand.
   * @returns how many bytes stand now; more than `most` when the stream had more.
   */
  append(fileId: string, offset: number, most: number, stream: Stream): Promise<number>;
  sha256Of(fileId: string): Promise<string>;
  /** Makes what has arrived the file. */
  complete(fileId: string): Promise<void>;
  discard(fileId: string): Promise<void>;
  /** Takes the file away, whole or in part; nothing happens when it is gone. */
  remove(fileId: string): Promise<void>;
}
