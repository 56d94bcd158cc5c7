import { describe, expect, it } from 'vitest';
import { createLineDecoder } from './decode-lines.ts';
import { detectDialect } from './detect-dialect.ts';

function decode(bytes: Buffer, size: number) {
  const decoder = createLineDecoder(1000);
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoder.push(bytes.subarray(at, at + size));
  return { text: text + decoder.end(), notes: decoder.notes };
}

describe('decoding lines', () => {
  it.each([1, 2, 3, 100])('keeps UTF-8 whole in chunks of %i bytes', (size) => {
    const text = 'name\r\nZoë 中 🦉\r\nlast';
    expect(decode(Buffer.from(text), size)).toEqual({
      text,
      notes: { hasByteOrderMark: false, isUnsupported: false, otherLines: 0 },
    });
  });

  it.each([1, 4, 100])(
    'reads a Windows-1252 line as such and its neighbours as UTF-8 (chunks of %i)',
    (size) => {
      const bytes = Buffer.concat([
        Buffer.from('Zoë\n'),
        Buffer.from([0x5a, 0x6f, 0xeb, 0x20, 0x80, 0x92, 0x0a]),
        Buffer.from('Ünal\n'),
      ]);
      const { text, notes } = decode(bytes, size);
      expect(text).toBe('Zoë\nZoë €’\nÜnal\n');
      expect(notes.otherLines).toBe(1);
    },
  );

  it('takes away a byte order mark and says so', () => {
    const { text, notes } = decode(Buffer.from('\ufeffsourcedId\n'), 2);
    expect(text).toBe('sourcedId\n');
    expect(notes.hasByteOrderMark).toBe(true);
  });

  it('refuses UTF-16', () => {
    expect(decode(Buffer.from('\ufeffsourcedId\n', 'utf16le'), 100).notes.isUnsupported).toBe(true);
  });
});

describe('detecting how a file is written', () => {
  it.each([
    ['a,b\r\n1,2', { delimiter: ',', newline: '\n', hasCrlf: true }],
    ['a,b\n1,2', { delimiter: ',', newline: '\n', hasCrlf: false }],
    ['a;b;c\n"1,2,3,4,5";2', { delimiter: ';', newline: '\n', hasCrlf: false }],
    ['a\tb\r\n', { delimiter: '\t', newline: '\n', hasCrlf: true }],
    ['a,b\r1,2\r', { delimiter: ',', newline: '\r', hasCrlf: false }],
    ['a,b', { delimiter: ',', newline: '\n', hasCrlf: true }],
  ])('reads %j', (text, dialect) => {
    expect(detectDialect(text)).toEqual(dialect);
  });
});
