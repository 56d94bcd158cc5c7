import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { MessageId } from '../i18n/messages.ts';

/** A key of the page: one press, or two after each other as in `g s`. */
export interface PageKey {
  readonly keys: string;
  readonly does: MessageId;
  readonly act: () => void;
}

interface KeyRegister {
  readonly keys: readonly PageKey[];
  readonly add: (keys: readonly PageKey[]) => () => void;
}

const KeysContext = createContext<KeyRegister | null>(null);

/** How long the second key of a pair may take. */
const pairMs = 1_000;

/** Hears the keys of the page that is shown; keys typed into a field stay the field's. */
export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [keys, setKeys] = useState<readonly PageKey[]>([]);
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      const pair = first && event.timeStamp - first.at < pairMs ? `${first.key} ${event.key}` : null;
      const found = latest.current.find(({ keys: wanted }) => wanted === pair || wanted === event.key);
      first = { key: event.key, at: event.timeStamp };
      if (!found) return;
      event.preventDefault();
      first = null;
      found.act();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  const register = useMemo<KeyRegister>(
    () => ({
      keys,
      add: (added) => {
        setKeys((before) => [...before, ...added]);
        return () => setKeys((before) => before.filter((key) => !added.includes(key)));
      },
    }),
    [keys],
  );
  return <KeysContext value={register}>{children}</KeysContext>;
}

/** The keys that can be pressed now. */
export function useKeys(): readonly PageKey[] {
  return useContext(KeysContext)?.keys ?? [];
}

/** Adds keys while the component is shown. `keys` must keep its identity between renders. */
export function useAddKeys(keys: readonly PageKey[]): void {
  const add = useContext(KeysContext)?.add;
  const addNow = useRef(add);
  addNow.current = add;
  useEffect(() => addNow.current?.(keys), [keys]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
