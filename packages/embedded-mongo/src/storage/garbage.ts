import type { Engine } from '../engine.ts';
import { log } from '../log.ts';
import { keyPrefix } from './collection.ts';
import type { Environment } from './environment.ts';
import { NOTES, noteKey } from './notes.ts';

/** How long one commit may remove keys, in milliseconds; other commands run between two commits. */
const SLICE_MS = 20;
const CHUNK = 256;

/** Removes the keys of a range for a while; true when none is left. Only inside a commit. */
function removeSome(environment: Environment, start: Buffer, end: Buffer, untilMs: number): boolean {
  for (;;) {
    const chunk = environment.range(start, end, false, CHUNK);
    for (const { key } of chunk) environment.remove(key);
    if (chunk.length < CHUNK) return true;
    if (performance.now() > untilMs) return false;
  }
}

/**
 * What was dropped and nobody can find any more: keys of a collection or of an index. A little is removed in the commit
 * that drops it; of much, a note is kept in that same commit and the rest goes in short commits of its own, also after
 * a crash.
 */
export class Garbage {
  private readonly engine: Engine;
  private sweeping = false;
  private closed = false;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Only inside a commit: nothing between `start` and `end` is needed any more. */
  discard(start: Buffer, end: Buffer): void {
    const { environment } = this.engine;
    if (removeSome(environment, start, end, performance.now() + SLICE_MS)) return;
    environment.put(noteKey(NOTES.garbage, start), end);
    this.sweep();
  }

  /** Goes on with what is noted. */
  sweep(): void {
    if (this.sweeping || this.closed) return;
    this.sweeping = true;
    void (async () => {
      try {
        while (!this.closed && (await this.engine.change(() => this.sweepSlice()))) {
          // Once more.
        }
      } catch (error) {
        log('error', 'dropped data could not be removed; the next start tries again', {
          error: String(error),
        });
      } finally {
        this.sweeping = false;
      }
    })();
  }

  /** One short commit; false when nothing is left. */
  private sweepSlice(): boolean {
    const { environment } = this.engine;
    const from = keyPrefix(0, NOTES.garbage);
    const [note] = environment.range(from, keyPrefix(0, NOTES.garbage + 1), false, 1);
    if (note === undefined) return false;
    const start = note.key.subarray(from.length);
    const done = removeSome(environment, start, Buffer.from(note.value), performance.now() + SLICE_MS);
    if (done) environment.remove(note.key);
    return true;
  }

  close(): void {
    this.closed = true;
  }
}
