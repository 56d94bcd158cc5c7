import type { AddressedEvent } from '@quad/kernel';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEventTeller } from './event-teller.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const event = (id: string): AddressedEvent => ({ kind: 'directory.roster', id, to: [] });

it('sends what comes together as one bunch, the last event of each object', async () => {
  const sent: string[][] = [];
  const teller = createEventTeller(async (events) => void sent.push(events.map(({ id }) => id)));
  teller.tell([event('a'), event('b')]);
  teller.tell([event('a')]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual([['b', 'a']]);
  teller.tell([event('c')]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual([['b', 'a'], ['c']]);
});

it('sends again what was not taken, and at most 500 objects', async () => {
  const sent: string[][] = [];
  let isUp = false;
  const teller = createEventTeller(async (events) => {
    if (!isUp) throw new Error('down');
    sent.push(events.map(({ id }) => id));
  });
  teller.tell(Array.from({ length: 501 }, (_, at) => event(`${at}`)));
  await vi.advanceTimersByTimeAsync(500);
  isUp = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.length).toBe(1);
  expect(sent[0]?.length).toBe(500);
  expect(sent[0]?.[0]).toBe('1');
});

it('sends nothing after its end', async () => {
  const send = vi.fn(async () => undefined);
  const teller = createEventTeller(send);
  teller.tell([event('a')]);
  teller.close();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(send).not.toHaveBeenCalled();
});
