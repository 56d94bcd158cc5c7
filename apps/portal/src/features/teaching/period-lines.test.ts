import { expect, it } from 'vitest';
import { periodLines } from './period-lines.ts';

it('gives a line to each section of a period, and one to a free period', () => {
  const lines = periodLines([
    { period: '1', hasClash: true, sections: [{ id: 'sec_a' }, { id: 'sec_b' }] },
    { period: '2', hasClash: false, sections: [] },
  ]);
  expect(lines.map(({ key, hasClash, section }) => [key, hasClash, section?.id ?? null])).toEqual([
    ['1 sec_a', true, 'sec_a'],
    ['1 sec_b', true, 'sec_b'],
    ['2', false, null],
  ]);
});
