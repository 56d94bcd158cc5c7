import { ensureIndexes, openDatabase } from '@quad/subgraph-kit';
import type { Adapter } from 'oidc-provider';
import { createLocalAccounts, type LocalAccounts } from '../local-accounts/accounts.ts';
import { type Attempts, createAttempts } from '../local-accounts/attempts.ts';
import { createDrafts, type Drafts } from '../local-accounts/drafts.ts';
import { createKeptPayloads } from './kept-payloads.ts';
import { type IssuerKeys, openIssuerKeys } from './keys.ts';

/** What identity remembers: its keys, local accounts, and the codes and sessions of sign-ins under way. */
export interface Stores {
  readonly keys: IssuerKeys;
  readonly payloads: (model: string) => Adapter;
  readonly accounts: LocalAccounts;
  readonly drafts: Drafts;
  readonly attempts: Attempts;
  /** Whether the database answers. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens `quad_identity`, makes its indexes, and its keys when there are none. */
export async function openStores(mongodbUri: string): Promise<Stores> {
  const connection = await openDatabase(mongodbUri, 'identity');
  const payloads = createKeptPayloads(connection);
  const accounts = createLocalAccounts(connection);
  const drafts = createDrafts(connection);
  const attempts = createAttempts(connection);
  const keys = await openIssuerKeys(connection);
  await ensureIndexes(connection);
  return {
    keys,
    payloads,
    accounts,
    drafts,
    attempts,
    async isUp() {
      const said = await connection.db?.command({ ping: 1 }).catch(() => undefined);
      return said !== undefined;
    },
    close: () => connection.close(),
  };
}
