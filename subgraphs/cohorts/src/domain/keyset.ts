/** The sort key of a row: what it is sorted by, and its id, which makes the order total. */
export interface Key {
  readonly by: string;
  readonly id: string;
}

/** A key as one text; ids hold no line breaks, so the first one divides. */
export function sealKey(key: Key): string {
  return `${key.id}\n${key.by}`;
}

export function openKey(text: string): Key {
  const [id = '', ...by] = text.split('\n');
  return { id, by: by.join('\n') };
}
