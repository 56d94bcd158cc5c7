import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo } from '@quad/embedded-mongo';
import { type Actor, type AddressedEvent, type Clock, err, ok } from '@quad/kernel';
import type { Connection } from 'mongoose';
import {
  createLogger,
  createTransactions,
  ensureIndexes,
  keptModels,
  newId,
  openDatabase,
} from '../src/index.ts';

export const actor: Actor = { principal: { kind: 'SERVICE', name: 'test' }, requestId: 'req_test' };
export const silent = createLogger('test', 'silent');

export function clockAt(instant: string): Clock & { set(next: string): void } {
  let now = Temporal.Instant.from(instant);
  return {
    now: () => now,
    set(next) {
      now = Temporal.Instant.from(next);
    },
  };
}

/** A database of its own for one test file, with the kept collections; `MONGODB_URI` puts a real MongoDB below it. */
export async function openTestDatabase(): Promise<{ connection: Connection; close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quad-kit-'));
  const outside = process.env.MONGODB_URI || undefined;
  const embedded = outside === undefined ? await startEmbeddedMongo({ dataDir }) : undefined;
  const connection = await openDatabase(embedded?.uri ?? outside ?? '', `kit_${newId('person')}`);
  keptModels(connection);
  await ensureIndexes(connection);
  return {
    connection,
    async close() {
      await connection.dropDatabase();
      await connection.close();
      await embedded?.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function transactionsOn(connection: Connection, clock: Clock, told: AddressedEvent[] = []) {
  return createTransactions({
    connection,
    clock,
    newId,
    gateway: { tell: (events) => void told.push(...events) },
    repositories: () => ({}),
  });
}

export { err, ok };
