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
