/** Who waits for whom: a writer outside transactions that met a key which an open transaction has written. */
export class LockedError extends Error {
  readonly owner: LockOwner;
  constructor(owner: LockOwner) {
    super('a transaction that is still open has written this document');
    this.owner = owner;
  }
}

export type LockOwner = { readonly ended: Promise<void> };

/**
 * Claims of open transactions on documents and unique keys, and which keys were committed lately: together they say
 * who was first. Nothing is remembered while no transaction is open.
 */
export class LockTable {
  private readonly owners = new Map<string, LockOwner>();
  private readonly recent = new Map<string, number>();
  private open = 0;

  opened(): void {
    this.open += 1;
  }

  closed(keys: Iterable<string>): void {
    for (const key of keys) this.owners.delete(key);
    this.open -= 1;
    if (this.open === 0) this.recent.clear();
  }

  owner(key: string): LockOwner | undefined {
    return this.owners.get(key);
  }

  /** Whoever holds any key that begins with `prefix`. */
  ownerWithin(prefix: string): LockOwner | undefined {
    for (const [key, owner] of this.owners) if (key.startsWith(prefix)) return owner;
    return undefined;
  }

  claim(key: string, owner: LockOwner): void {
    this.owners.set(key, owner);
  }

  /** The commit that last wrote the key, as far as an open transaction could care. */
  committedAt(key: string): number {
    return this.recent.get(key) ?? 0;
  }

  committed(keys: Iterable<string>, at: number): void {
    if (this.open === 0) return;
    for (const key of keys) this.recent.set(key, at);
  }

  get anyHeld(): boolean {
    return this.owners.size > 0;
  }

  get anyOpen(): boolean {
    return this.open > 0;
  }
}
