import type { Reader } from './environment.ts';

/** A place to read and write: one command's, or one transaction's. */
export type View = Reader & {
  /** What is written may still be undone. */
  readonly isTransaction: boolean;
  put(key: Buffer, value: Uint8Array): void;
  remove(key: Buffer): void;
  /** Claims a document or a unique key before it is written; throws when another transaction holds it. */
  lock(key: Buffer): void;
};
