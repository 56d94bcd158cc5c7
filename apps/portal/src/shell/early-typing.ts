import { useEffect } from 'react';

/**
 * Hears what is typed between the opening of a dialog and the caret in its field, which may take a while the first
 * time: it belongs to the field, and is neither lost nor taken for keys of the page.
 * @param hear is given each letter; it must keep its identity between renders.
 */
export function useEarlyTyping(isOpen: boolean, hear: (letter: string) => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const take = (event: KeyboardEvent) => {
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      const isInside = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
      if (!isLetter || isInside) return;
      event.preventDefault();
      event.stopPropagation();
      hear(event.key);
    };
    // Before the keys of the page.
    window.addEventListener('keydown', take, { capture: true });
    return () => window.removeEventListener('keydown', take, { capture: true });
  }, [isOpen, hear]);
}
