import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { Regex } from '../../bson/value.ts';

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
  ]);
  refusalTable([
    [{ a: { $regex: '(' } }, 2],
    [{ a: { $regex: 'a', $options: 'z' } }, 2],
    [{ a: { $options: 'i' } }, 2, '$options needs a $regex'],
    [{ a: { $regex: '\\Aabc' } }, 2],
    [{ a: { $regex: 1 } }, 2, '$regex has to be a string'],
    [{ a: { $regex: 'a', $options: 1 } }, 2, '$options has to be a string'],
    [{ a: { $regex: new Regex('a', 'i'), $options: 'm' } }, 2, 'options set in both $regex and $options'],
  ]);
});
