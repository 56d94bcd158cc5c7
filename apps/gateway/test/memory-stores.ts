import { hashOf, newSecret, type Session } from '../src/trust/session-store.ts';
import type { SignIn } from '../src/trust/sign-in-store.ts';
import type { Stores } from '../src/trust/stores.ts';

/** A fake of the stores' port for tests that are not about remembering. */
export function createMemoryStores(): Stores {
  const sessions = new Map<string, Session>();
  const signIns = new Map<string, SignIn>();
  return {
    sessions: {
      async begin(who) {
        const id = newSecret();
        sessions.set(hashOf(id), { ...who, csrf: newSecret(), expiresAt: new Date(Date.now() + 60_000) });
        return id;
      },
      find: async (id) => sessions.get(hashOf(id)) ?? null,
      async end(id) {
        sessions.delete(hashOf(id));
      },
    },
    signIns: {
      async begin(state, signIn) {
        signIns.set(state, signIn);
      },
      async take(state) {
        const found = signIns.get(state) ?? null;
        signIns.delete(state);
        return found;
      },
    },
    isUp: async () => true,
    close: async () => undefined,
  };
}
