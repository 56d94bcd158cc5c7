import { ensureIndexes, openDatabase } from '@quad/subgraph-kit';
import type { Adapter } from 'oidc-provider';
import { createKeptPayloads } from './kept-payloads.ts';
import { ensureIssuerKeys, type IssuerKeys } from './keys.ts';

/** What identity remembers: its keys, and the codes and sessions of sign-ins under way. */
export interface Stores {
  readonly keys: IssuerKeys;
  readonly payloads: (model: string) => Adapter;
  /** Whether the database answers. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens `quad_identity`, makes its indexes, and its keys when there are none. */
export async function openStores(mongodbUri: string): Promise<Stores> {
  const connection = await openDatabase(mongodbUri, 'identity');
  const payloads = createKeptPayloads(connection);
  const keys = await ensureIssuerKeys(connection);
  await ensureIndexes(connection);
  return {
    keys,
    payloads,
    async isUp() {
      const said = await connection.db?.command({ ping: 1 }).catch(() => undefined);
      return said !== undefined;
    },
    close: () => connection.close(),
  };
}
