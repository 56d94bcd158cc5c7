import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchPulse } from './heartbeat.ts';

let answers: boolean;
let heard: number;
let hung: number;
let end: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  answers = true;
  hung = 0;
  heard = 0;
  const pulse = async () => {
    if (answers) heard += 1;
    return null;
  };
  end = watchPulse({ pulse, heard: () => heard }, 10_000, () => {
    hung += 1;
  });
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

it('leaves alone who answers, and who answers again in time', async () => {
  await vi.advanceTimersByTimeAsync(60_000);
  answers = false;
  await vi.advanceTimersByTimeAsync(9_000);
  answers = true;
  await vi.advanceTimersByTimeAsync(9_000);
  expect(hung).toBe(0);
});

it('says once that nothing was answered for so long', async () => {
  answers = false;
  await vi.advanceTimersByTimeAsync(9_000);
  expect(hung).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hung).toBe(1);
});

it('says nothing after its end', async () => {
  answers = false;
  end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hung).toBe(0);
});
