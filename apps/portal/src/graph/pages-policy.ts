import type { FieldPolicy } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/**
 * Joins the pages of a connection, and keeps a connection that did not come as null: Apollo's own policy makes an
 * empty list of it, so that a side that is down would look like a side that has nothing.
 * @param keyArgs the filters that make separate lists.
 */
export function pages(keyArgs: string[] | false = false): FieldPolicy {
  const joined = relayStylePagination(keyArgs);
  const { merge, read } = joined;
  return {
    ...joined,
    merge: (existing, incoming, options) => {
      if (incoming === null) return existing ?? null;
      return typeof merge === 'function' ? merge(existing ?? undefined, incoming, options) : incoming;
    },
    read: (existing, options) => (existing === null ? null : read?.(existing, options)),
  };
}
