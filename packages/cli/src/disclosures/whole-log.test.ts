import { expect, it } from 'vitest';
import { createWholeLog, linesOf } from './whole-log.ts';

const part = (chainId: string, entries: number, lastPosition: number) => ({
  entries,
  chains: [{ chainId, entries, lastPosition }],
  faults: [],
});

it('is whole when each chain holds as many entries as it counts, over all parts', () => {
  const log = createWholeLog();
  log.add(part('one', 200, 199));
  log.add(part('one', 3, 202));
  log.add(part('two', 1, 0));
  expect(linesOf(log.found())).toEqual(['204 entries in 2 chains: the log is whole.']);
});

it('is not whole when a chain has an entry too few or too many', () => {
  const log = createWholeLog();
  log.add(part('one', 3, 3));
  log.add(part('two', 2, 0));
  expect(linesOf(log.found())).toEqual([
    '5 entries in 2 chains: the log is NOT whole.',
    '  chain one: holds 3 entries and counts 4',
    '  chain two: holds 2 entries and counts 1',
  ]);
});

it('says of each entry that does not fit what is wrong', () => {
  const log = createWholeLog();
  const kinds = ['PREVIOUS_MISSING', 'PREVIOUS_CHANGED', 'UNCHAINED'];
  const faults = kinds.map((kind, n) => ({ entryId: `dis_${n}`, kind }));
  log.add({ ...part('one', 1, 0), faults });
  expect(log.found().isWhole).toBe(false);
  expect(linesOf(log.found())).toEqual([
    '1 entry in 1 chain: the log is NOT whole.',
    '  dis_0: the entry before it is gone',
    '  dis_1: the entry before it was changed',
    '  dis_2: it is in no chain: not written by the log, or before its entries were chained',
  ]);
});

it('is whole when nothing was ever written', () => {
  expect(linesOf(createWholeLog().found())).toEqual(['0 entries in 0 chains: the log is whole.']);
});
