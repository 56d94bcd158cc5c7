import { useState } from 'react';
import type { RequestValues } from './request-editor.tsx';

/**
 * A form that keeps its draft in the browser's tab, so that a reload, a lost session or a wrong click loses nothing.
 * @param key names the draft; forget it when the act has succeeded.
 */
export function useKeptDraft(
  key: string,
  first: RequestValues,
): [RequestValues, (values: RequestValues) => void, () => void] {
  const [values, setValues] = useState<RequestValues>(() => readDraft(sessionStorage.getItem(key)) ?? first);
  const keep = (next: RequestValues) => {
    setValues(next);
    sessionStorage.setItem(key, JSON.stringify(next));
  };
  return [values, keep, () => sessionStorage.removeItem(key)];
}

/** A draft as it was kept; null for anything else, such as the draft of an older form. */
export function readDraft(text: string | null): RequestValues | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isDraft(kept: unknown): kept is RequestValues {
  if (typeof kept !== 'object' || kept === null) return false;
  const { title, lines, fiscalYear } = kept as Record<string, unknown>;
  return (
    typeof title === 'string' &&
    typeof fiscalYear === 'number' &&
    Array.isArray(lines) &&
    lines.every((line) => typeof line === 'object' && line !== null && 'unitCost' in line && 'key' in line)
  );
}
