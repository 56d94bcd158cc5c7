import { useRef } from 'react';

/**
 * The `clientMutationId` of one form: the same for every press until the act has succeeded,
 * so that a double click or a retry after a broken line is one act.
 */
export function useMutationKey(): { readonly key: () => string; readonly renew: () => void } {
  const held = useRef<string | null>(null);
  return {
    key: () => {
      held.current ??= crypto.randomUUID();
      return held.current;
    },
    renew: () => {
      held.current = null;
    },
  };
}
