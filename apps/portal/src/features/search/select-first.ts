import type { SpotlightStore } from '@mantine/spotlight';
import { useEffect } from 'react';

/**
 * Marks the first line of the search while none is marked, so that Enter opens it: Mantine marks it when
 * something is typed, which is before the sides of the graph have answered.
 */
export function useFirstSelected(store: SpotlightStore): void {
  useEffect(() => {
    const list = document.getElementById(store.getState().listId);
    if (list === null || list.querySelector('[data-selected]') !== null) return;
    const first = list.querySelector('[data-action]');
    if (first === null) return;
    first.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  });
}
