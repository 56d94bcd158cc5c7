import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { createRowScanner, type ScannedRow } from './scan-rows.ts';

function scan(text: string, pieces = 1, delimiter = ',', newline: '\n' | '\r' = '\n'): ScannedRow[] {
  const rows: ScannedRow[] = [];
  const scanner = createRowScanner({ delimiter, newline, rowLength: 1000 });
  const size = Math.ceil(text.length / pieces) || 1;
  for (let at = 0; at < text.length; at += size) scanner.push(text.slice(at, at + size), rows);
  scanner.end(rows);
  return rows;
}

const wellFormed = [
  'a,b\r\n1,2\r\n',
  'a,b\n1,2',
  'a,b\n"1,x","2 ""two"""\n',
  'a,b\r\n"line one\r\nline two",2\r\n3,4\r\n',
  'a,b\n"",""\n,\n',
  'a,b\n\n\n1,2\n',
  'a,b\n1,"last"',
  '"a","b"\n"""","x"\n',
  'ä,ö\n"ü",ß\n',
];

describe('scanning rows', () => {
  it.each(wellFormed)('finds what an independent parser finds in %j, however it is cut', (text) => {
    const expected = parse(text, { skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] });
    for (const pieces of [1, 2, 3, text.length]) {
      const rows = scan(text, pieces);
      expect(rows.map((row) => row.cells)).toEqual(expected);
      expect(rows.some((row) => row.flaw !== undefined)).toBe(false);
    }
  });

  it('tells the line on which a row begins, past line breaks inside quotes and blank lines', () => {
    const rows = scan('h,i\n"one\ntwo\nthree",x\n\nlast,y\n', 7);
    expect(rows.map((row) => row.line)).toEqual([1, 2, 6]);
  });

  it.each([
    ['a,b\n1,bad"quote\n3,4\n', 2],
    ['a,b\n1,"closed"loose\n3,4\n', 2],
    ['a,b\n1,""x\n3,4\n', 2],
  ])('marks a stray quote in %j and goes on with the next row', (text, line) => {
    const rows = scan(text, 3);
    expect(rows.map((row) => row.flaw)).toEqual([undefined, 'UNESCAPED_QUOTE', undefined]);
    expect(rows[1]?.line).toBe(line);
    expect(rows[2]?.cells).toEqual(['3', '4']);
  });

  it('says where a quote opened that never closes', () => {
    expect(scan('a,b\n1,2\n3,"open\n4,5\n').at(-1)).toMatchObject({ line: 3, flaw: 'UNTERMINATED_QUOTE' });
  });

  it('stops at a row longer than allowed instead of holding it', () => {
    const rows = scan(`a,b\n1,"${'x'.repeat(1100)}\n2,3\n`, 20);
    expect(rows.map((row) => row.flaw)).toEqual([undefined, 'TOO_LONG']);
    expect(scan(`a,b\n${'x'.repeat(1100)},2\n`).at(-1)?.flaw).toBe('TOO_LONG');
  });

  it('splits by another delimiter and by carriage returns', () => {
    expect(scan('a;b\r\n"1;1";2\r\n', 2, ';').map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1;1', '2'],
    ]);
    expect(scan('a,b\r1,2\r', 2, ',', '\r').map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('gives nothing for an empty text', () => {
    expect(scan('')).toEqual([]);
  });
});
