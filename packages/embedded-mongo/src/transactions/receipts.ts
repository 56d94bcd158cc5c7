import { keyPrefix } from '../storage/collection.ts';
import type { Environment } from '../storage/environment.ts';
import { NOTES } from '../storage/notes.ts';

export type Receipt = {
  readonly number: bigint;
  readonly kind: 'write' | 'commit';
  /** The answer that was given, as BSON; empty for a commit. */
  readonly reply: Uint8Array;
};

/**
 * The last retryable write or commit of each session with its answer, kept in the same commit as what it did: whoever
 * repeats it (a driver after a lost connection, or after a restart of this server) is told what was done, once.
 */
export class Receipts {
  private readonly environment: Environment;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  find(session: string): Receipt | undefined {
    this.environment.refresh();
    const bytes = this.environment.get(receiptKey(session));
    if (bytes === undefined) return undefined;
    const buffer = Buffer.from(bytes);
    return {
      number: buffer.readBigInt64LE(0),
      kind: buffer[8] === 1 ? 'commit' : 'write',
      reply: buffer.subarray(17),
    };
  }

  /** The entry to write beside what the receipt is for. */
  entry(
    session: string,
    number: bigint,
    kind: Receipt['kind'],
    reply: Uint8Array,
    nowMs: number,
  ): { key: Buffer; value: Buffer } {
    const head = Buffer.alloc(17);
    head.writeBigInt64LE(number, 0);
    head[8] = kind === 'commit' ? 1 : 0;
    head.writeBigInt64LE(BigInt(Math.trunc(nowMs)), 9);
    return { key: receiptKey(session), value: Buffer.concat([head, reply]) };
  }

  /** Only inside a commit: forgets receipts older than `beforeMs`; returns how many. */
  sweep(beforeMs: number): number {
    const stale: Buffer[] = [];
    let from = keyPrefix(0, NOTES.sessions);
    const end = keyPrefix(0, NOTES.sessions + 1);
    for (;;) {
      const chunk = this.environment.range(from, end, false, 256);
      for (const { key, value } of chunk) {
        if (Number(Buffer.from(value).readBigInt64LE(9)) < beforeMs) stale.push(key);
      }
      const last = chunk[chunk.length - 1];
      if (last === undefined || chunk.length < 256) break;
      from = Buffer.concat([last.key, Buffer.from([0])]);
    }
    for (const key of stale) this.environment.remove(key);
    return stale.length;
  }
}

function receiptKey(session: string): Buffer {
  return Buffer.concat([keyPrefix(0, NOTES.sessions), Buffer.from(session, 'hex')]);
}
