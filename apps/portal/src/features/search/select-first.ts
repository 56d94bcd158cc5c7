import type { SpotlightStore } from '@mantine/spotlight';
import { useEffect, useRef } from 'react';

/**
 * Marks the first line of the search while none is marked, so that Enter opens it: Mantine marks it when
 * something is typed, which is before the sides of the graph have answered. An Enter that comes before them
 * is kept and opens the first line that arrives.
 * @param isSettled whether what is shown answers what was typed.
 * @returns hears the keys of the search field.
 */
export function useFirstSelected(
  store: SpotlightStore,
  isSettled: boolean,
): (event: { readonly key: string }) => void {
  const isEnterKept = useRef(false);
  useEffect(() => {
    const list = document.getElementById(store.getState().listId);
    if (list === null) return;
    const first = list.querySelector<HTMLElement>('[data-action]');
    if (first !== null && list.querySelector('[data-selected]') === null) {
      first.setAttribute('data-selected', 'true');
      store.updateState((state) => ({ ...state, selected: 0 }));
    }
    if (!isSettled || !isEnterKept.current) return;
    isEnterKept.current = false;
    first?.click();
  });
  return ({ key }) => {
    const list = document.getElementById(store.getState().listId);
    isEnterKept.current =
      key === 'Enter' && !isSettled && (list?.querySelector('[data-action]') ?? null) === null;
  };
}
