import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Counts and hashes what flows through; the result is good when it has ended. */
export function createMeter(onBytes: (bytes: number) => void): {
  readonly stream: Transform;
  readonly result: () => { readonly bytes: number; readonly sha256: string };
} {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}
