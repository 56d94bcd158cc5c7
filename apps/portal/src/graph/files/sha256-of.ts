import { sha256 } from '@noble/hashes/sha2.js';

const PIECE_BYTES = 1024 * 1024;

/**
 * The SHA-256 of a file in hexadecimal; the graph compares it with what has arrived. Piece by piece, since the browser's
 * own `digest` wants all of a file in memory.
 * @param onShare how much is summed up, 0 to 1.
 * @throws the signal's reason when it is aborted.
 */
export async function sha256Of(
  file: Blob,
  onShare: (share: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<string> {
  const sum = sha256.create();
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    signal?.throwIfAborted();
    sum.update(new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer()));
    onShare(Math.min(1, (at + PIECE_BYTES) / file.size));
  }
  return [...sum.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
