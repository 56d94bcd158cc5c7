import { expect, it } from 'vitest';
import { firstLines, isUntouched, type LineValues, lineCents, lineFaults, lineInput } from './line-values.ts';

const line: LineValues = {
  key: '1',
  stage: 'COACHING',
  season: 'FALL',
  category: 'COACHING_TIME',
  description: 'Visits',
  quantity: '40',
  unitCost: '125.50',
  fund: ' ',
};

it('multiplies in cents', () => {
  expect(lineCents(line)).toBe(502_000);
  expect(lineCents({ ...line, unitCost: 'many' })).toBeNull();
});

it('names the fields to mend', () => {
  expect(lineFaults({ ...line, description: ' ', quantity: '0', unitCost: '' })).toEqual([
    'description',
    'quantity',
    'unitCost',
  ]);
  expect(lineFaults({ ...line, quantity: '1.5' })).toEqual(['quantity']);
  expect(lineFaults(line)).toEqual([]);
});

it('sends what was typed, without an empty fund', () => {
  expect(lineInput(line)).toEqual({
    stage: 'COACHING',
    season: 'FALL',
    category: 'COACHING_TIME',
    description: 'Visits',
    quantity: 40,
    unitCostCents: 12_550,
  });
  expect(() => lineInput({ ...line, quantity: '' })).toThrow(RangeError);
});

it('begins with one untouched line for each stage', () => {
  expect(firstLines().map(({ stage }) => stage)).toEqual(['PLANNING', 'DELIVERY', 'COACHING', 'EVALUATION']);
  expect(firstLines().every(isUntouched)).toBe(true);
});
