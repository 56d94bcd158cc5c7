import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Appended } from '../domain/file.ts';

/** Writes what a sender sends into a file from `offset` on, see `FileStore.append`. */
export async function takeStream(
  path: string,
  options: { readonly offset: number; readonly most: number },
  stream: Readable,
  signal: AbortSignal,
): Promise<Appended> {
  const file = await open(path, options.offset === 0 ? 'w' : 'r+', 0o600);
  try {
    return await take(file, options, stream, signal);
  } finally {
    await file.close();
  }
}

async function take(
  file: FileHandle,
  { offset, most }: { readonly offset: number; readonly most: number },
  stream: Readable,
  signal: AbortSignal,
): Promise<Appended> {
  let stands = offset;
  const stopped = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  // The stream is not destroyed when we leave it: its connection still has to carry the answer.
  const chunks = stream.iterator({ destroyOnReturn: false });
  for (;;) {
    if (signal.aborted) return { stands, isTakenOver: true };
    const coming: Promise<IteratorResult<Buffer> | 'BROKEN'> = chunks.next().catch(() => 'BROKEN' as const);
    const next = await Promise.race([coming, stopped]);
    if (next === null) return { stands, isTakenOver: true };
    // Whoever sent is gone; what came stays, and is where they go on.
    if (next === 'BROKEN' || next.done === true) return { stands, isTakenOver: false };
    const room = most - stands;
    await file.writev([next.value.subarray(0, room)], stands);
    stands += next.value.length;
    if (next.value.length > room) return { stands, isTakenOver: false };
  }
}
