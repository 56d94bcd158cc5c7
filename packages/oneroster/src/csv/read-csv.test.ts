import { describe, expect, it } from 'vitest';
import { type CsvOptions, type CsvRow, createCsvReader } from './read-csv.ts';

async function read(text: string, pieces = 1, options: Partial<CsvOptions> = {}): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  const reader = createCsvReader({ delimiter: ',', newline: '\n', rowLength: 1000, ...options });
  const size = Math.ceil(text.length / pieces) || 1;
  for (let at = 0; at < text.length; at += size) {
    rows.push(...(await reader.read(text.slice(at, at + size))));
    const { flaw } = rows.at(-1) ?? {};
    if (flaw === 'TOO_LONG' || flaw === 'UNTERMINATED_QUOTE') return rows;
  }
  return [...rows, ...(await reader.end(''))];
}

const wellFormed: [string, string[][]][] = [
  [
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\n"1,x","2 ""two"""\n',
    [
      ['a', 'b'],
      ['1,x', '2 "two"'],
    ],
  ],
  [
    'a,b\r\n"line one\r\nline two",2\r\n3,4\r\n',
    [
      ['a', 'b'],
      ['line one\r\nline two', '2'],
      ['3', '4'],
    ],
  ],
  [
    'a,b\n"",""\n,\n',
    [
      ['a', 'b'],
      ['', ''],
      ['', ''],
    ],
  ],
  [
    'a,b\n\n\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n\r\n\r\n"""1""",2\r\n',
    [
      ['a', 'b'],
      ['"1"', '2'],
    ],
  ],
  [
    'a,b\n1,"last"',
    [
      ['a', 'b'],
      ['1', 'last'],
    ],
  ],
  [
    '"a","b"\n"""","x"\n',
    [
      ['a', 'b'],
      ['"', 'x'],
    ],
  ],
  [
    'a,b\r\n"""closed""loose",2\r\n',
    [
      ['a', 'b'],
      ['"closed"loose', '2'],
    ],
  ],
  [
    'a,b\r\n1,"2"\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
  [
    'ä,ö\n"ü",ß\n',
    [
      ['ä', 'ö'],
      ['ü', 'ß'],
    ],
  ],
];

describe('reading CSV', () => {
  it.each(wellFormed)('finds the rows of %j, however it is cut', async (text, expected) => {
    for (const pieces of [1, 2, 3, text.length]) {
      const rows = await read(text, pieces);
      expect(rows.map((row) => row.cells)).toEqual(expected);
      expect(rows.some((row) => row.flaw !== undefined)).toBe(false);
    }
  });

  it.each(['\n', '\r\n'])(
    'tells the line on which a row begins, past line breaks inside quotes and blank lines, by %j',
    async (lineEnd) => {
      const text = 'h,i\n"one\ntwo\nthree",x\n\nlast,y\n'.replaceAll('\n', lineEnd);
      for (const pieces of [1, 7, text.length]) {
        expect((await read(text, pieces)).map((row) => row.line)).toEqual([1, 2, 6]);
      }
    },
  );

  it.each([
    ['a,b\n1,bad"quote\n3,4\n', 2],
    ['a,b\n1,"closed"loose\n3,4\n', 2],
    ['a,b\n1,""x\n3,4\n', 2],
    ['a,b\r\n1,"closed"loose\r\n3,4\r\n', 2],
  ])('marks a stray quote in %j and goes on with the next row', async (text, line) => {
    const rows = await read(text, 3);
    expect(rows.map((row) => row.flaw)).toEqual([undefined, 'UNESCAPED_QUOTE', undefined]);
    expect(rows[1]?.line).toBe(line);
    expect(rows[1]?.cells[0]).toBe('1');
    expect(rows[2]?.cells).toEqual(['3', '4']);
  });

  it('says where the row begins whose quote never closes', async () => {
    const rows = await read('a,b\n\n"1\n1",2\n3,"open\n4,5\n');
    expect(rows.at(-1)).toEqual({ line: 5, cells: [], flaw: 'UNTERMINATED_QUOTE' });
  });

  it('stops at a row longer than allowed instead of holding it', async () => {
    const rows = await read(`a,b\n1,"${'x'.repeat(1100)}\n2,3\n`, 20);
    expect(rows.map((row) => row.flaw)).toEqual([undefined, 'TOO_LONG']);
    expect(rows.at(-1)?.line).toBe(2);
    expect((await read(`a,b\n${'x'.repeat(1100)},2\n`)).at(-1)?.flaw).toBe('TOO_LONG');
  });

  it.each([',', '"",', '\n'])('stops at a run of %j that makes no row', async (piece) => {
    const rows = await read(`a,b\n${piece.repeat(3000)}`, 20);
    expect(rows.at(-1)?.flaw).toBe('TOO_LONG');
    expect(rows).toHaveLength(2);
  });

  it('splits by another delimiter and by carriage returns', async () => {
    const semicolons = await read('a;b\r\n"1;1";2\r\n', 2, { delimiter: ';' });
    expect(semicolons.map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1;1', '2'],
    ]);
    const returns = await read('a,b\r1,2\r', 2, { newline: '\r' });
    expect(returns.map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('gives nothing for an empty text', async () => {
    expect(await read('')).toEqual([]);
  });
});
