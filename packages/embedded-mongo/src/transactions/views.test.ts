import { expect, it } from 'vitest';
import { LockTable } from './locks.ts';
import { TransactionView } from './views.ts';

it('refuses what a transaction writes beyond 256 MB as MongoDB does', () => {
  const view = new TransactionView(
    { get: () => undefined, range: () => [] },
    new LockTable(),
    { ended: Promise.resolve() },
    1,
  );
  const value = new Uint8Array(16 * 1024 * 1024);
  const write = (n: number): void => {
    const key = Buffer.from(`key ${n}`);
    view.lock(key);
    view.put(key, value);
  };
  for (let n = 0; n < 16; n++) write(n);
  expect(() => write(16)).toThrow(expect.objectContaining({ code: 257, codeName: 'TransactionTooLarge' }));
});
