import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('quotes commas, quotes and line ends', () => {
  expect(csvText([['a,b', 'say "hi"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines"\r\n');
});

it('keeps a formula from running in a spreadsheet, and leaves negative numbers alone', () => {
  expect(csvText([['=1+1', '-12.50']])).toBe("\uFEFF'=1+1,-12.50\r\n");
});
