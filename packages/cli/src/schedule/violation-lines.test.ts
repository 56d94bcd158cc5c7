import { expect, it } from 'vitest';
import { violationLines } from './violation-lines.ts';

const broken = (index: number) => ({
  rule: 'LOCKED_SEATS',
  explanation: {},
  sentence: `Student S${index} has a locked seat.`,
});

it('names each place that breaks a rule', () => {
  expect(violationLines([broken(1)])).toEqual([
    'places that break a rule          1',
    '  LOCKED_SEATS: Student S1 has a locked seat.',
  ]);
  expect(violationLines([])).toEqual(['places that break a rule          0']);
});

it('says how many it leaves out of a long list', () => {
  const lines = violationLines(Array.from({ length: 23 }, (_, index) => broken(index)));
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('  … and 3 more; quad schedule check names them all.');
});
