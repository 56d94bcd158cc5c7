import { keyPrefix } from './collection.ts';

/** Collection number 0 is the server's own: its "indexes" are the kinds of its notes. */
export const NOTES = { format: 0, collections: 1, sessions: 2, garbage: 3 } as const;

export function noteKey(kind: number, name: string | Uint8Array): Buffer {
  return Buffer.concat([keyPrefix(0, kind), typeof name === 'string' ? Buffer.from(name) : name]);
}
