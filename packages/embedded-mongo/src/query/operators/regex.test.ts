import { describe, expect, it } from 'vitest';
import { document } from '../../../test/literal.ts';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { Regex } from '../../bson/value.ts';
import { parseFilter } from '../filter.ts';

describe('$regex', () => {
  matchTable([
    [{ a: new Regex('^qu', '') }, { a: 'quad' }, true],
    [{ a: new Regex('^QU', 'i') }, { a: 'quad' }, true],
    [{ a: new Regex('^QU', '') }, { a: 'quad' }, false],
    [{ a: { $regex: 'a.c', $options: 's' } }, { a: 'a\nc' }, true],
    [{ a: { $options: 'i', $regex: 'X' } }, { a: 'x' }, true],
    [{ a: { $regex: '^b', $options: 'm' } }, { a: 'a\nb' }, true],
    [{ a: new Regex('x', '') }, { a: ['y', 'x'] }, true],
    [{ a: new Regex('1', '') }, { a: 1 }, false],
    [{ a: { $not: new Regex('x', '') } }, { a: 'y' }, true],
    [{ a: { $not: new Regex('x', '') } }, {}, true],
    // PCRE2's line ends are line feeds alone, and $ also stands before the last one.
    [{ a: new Regex('c$', '') }, { a: 'abc\n' }, true],
    [{ a: new Regex('c$', '') }, { a: 'abc\n\n' }, false],
    [{ a: new Regex('c$', '') }, { a: 'abc\nd' }, false],
    [{ a: new Regex('c$', 'm') }, { a: 'abc\nd' }, true],
    [{ a: new Regex('c$', 'm') }, { a: 'abc\rd' }, false],
    [{ a: new Regex('\n^$', 'm') }, { a: 'a\n' }, false],
    [{ a: new Regex('a.b', '') }, { a: 'a\rb' }, true],
    [{ a: new Regex('a.b', '') }, { a: 'a\u2028b' }, true],
    [{ a: new Regex('a.b', '') }, { a: 'a\nb' }, false],
    [{ a: new Regex('^.$', '') }, { a: '😀' }, true],
    // Classes are ASCII's.
    [{ a: new Regex('\\s', '') }, { a: '\u00a0' }, false],
    [{ a: new Regex('\\S', '') }, { a: '\u00a0' }, true],
    [{ a: new Regex('\\w', 'i') }, { a: '\u017f' }, false],
    [{ a: new Regex('[^\\w-]', 'i') }, { a: 'a-_9' }, false],
    [{ a: new Regex('[^\\w-]', '') }, { a: 'é' }, true],
    [{ a: new Regex('\\bab\\b', '') }, { a: 'x ab.' }, true],
    [{ a: new Regex('É', 'i') }, { a: 'é' }, true],
    [{ a: new Regex('[]x]', '') }, { a: ']' }, true],
    [{ a: new Regex('[a\\-z]', '') }, { a: 'b' }, false],
    [{ a: new Regex('[a-c.]{2}', '') }, { a: 'xb.' }, true],
    [{ a: new Regex('a{x}', '') }, { a: 'a{x}' }, true],
    [{ a: new Regex('^a\\.b\\/c$', '') }, { a: 'a.b/c' }, true],
    [{ a: new Regex('(?i)^q', '') }, { a: 'Quad' }, true],
    [{ a: new Regex('^(?:a|b)+?(?=c)(?!cd)', '') }, { a: 'abc' }, true],
    [{ a: { $options: '', $regex: new Regex('A', 'i') } }, { a: 'a' }, true],
  ]);
  refusalTable([
    [{ a: { $regex: '(' } }, 51091],
    [{ a: { $regex: '[a' } }, 51091],
    [{ a: { $regex: 'a', $options: 'z' } }, 51108],
    [{ a: { $options: 'i' } }, 2, '$options needs a $regex'],
    [{ a: { $regex: 1 } }, 2, '$regex has to be a string'],
    [{ a: { $regex: 'a', $options: 1 } }, 2, '$options has to be a string'],
    [{ a: { $regex: new Regex('a', 'i'), $options: 'm' } }, 51075, 'options set in both $regex and $options'],
  ]);

  // MongoDB takes these; JavaScript would read them otherwise, so they are refused.
  it.each([
    '\\Aabc',
    'a\\z',
    '(a)\\1',
    'a++',
    '(?<=a)b',
    '(?>a)',
    'a(?i)b',
    '\\pL',
    '\\h',
    '[[:alpha:]]',
    '[\\w-z]',
    'a{,3}',
    '\\Qa.b\\E',
    '(*UCP)a',
  ])('refuses the pattern %s', (pattern) => {
    expect(() => parseFilter(document({ a: new Regex(pattern, '') }))).toThrow(
      expect.objectContaining({
        code: 2,
        message: `$regex: the embedded database cannot read this pattern as MongoDB does: ${pattern}`,
      }),
    );
  });
});
