/** That an object changed; what it holds now is asked of the graph. */
export interface GraphEvent {
  readonly kind: string;
  readonly id: string;
}

/** Reads the data of an event; null for what is none. */
export function eventFrom(text: string): GraphEvent | null {
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null || !('kind' in read) || !('id' in read)) return null;
  const { kind, id } = read;
  return typeof kind === 'string' && typeof id === 'string' ? { kind, id } : null;
}

/** Whether a page that shows this kind, or the one object of it, is to ask anew; null says that something was missed. */
export function concerns(event: GraphEvent | null, kind: string, id: string | null): boolean {
  return event === null || (event.kind === kind && (id === null || event.id === id));
}
