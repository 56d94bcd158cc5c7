import { ensureIndexes, openDatabase } from '@quad/subgraph-kit';
import { createSessionStore, type SessionStore } from './session-store.ts';
import { createSignInStore, type SignInStore } from './sign-in-store.ts';

/** What the gateway remembers. */
export interface Stores {
  readonly sessions: SessionStore;
  readonly signIns: SignInStore;
  /** Whether the database answers. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens `quad_gateway` and makes its indexes. */
export async function openStores(mongodbUri: string): Promise<Stores> {
  const connection = await openDatabase(mongodbUri, 'gateway');
  const sessions = createSessionStore(connection);
  const signIns = createSignInStore(connection);
  await ensureIndexes(connection);
  return {
    sessions,
    signIns,
    async isUp() {
      const said = await connection.db?.command({ ping: 1 }).catch(() => undefined);
      return said !== undefined;
    },
    close: () => connection.close(),
  };
}
