import { expect, it } from 'vitest';
import { timeToQuality } from './timed-run.ts';

it('says when 99 % of the bound were met first', () => {
  const points = [
    [1, 900, 50],
    [2, 990, 10],
    [3, 985, 9],
    [4, 1000, 5],
  ] as const;
  expect(timeToQuality({ points, bound: 1000 })).toEqual({ seconds: 2, isReached: true, ofBound: 1 });
});

it('says when the most was met first, where 99 % never were', () => {
  const points = [
    [1, 900, 50],
    [2, 940, 10],
    [3, 930, 9],
    [4, 940, 5],
  ] as const;
  expect(timeToQuality({ points, bound: 1000 })).toEqual({ seconds: 2, isReached: false, ofBound: 0.94 });
});
