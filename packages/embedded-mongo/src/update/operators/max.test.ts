import { describe } from 'vitest';
import { updateTable } from '../../../test/updating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('$max', () =>
  updateTable([
    [{ a: 5 }, { $max: { a: 7 } }, { a: 7 }],
    [{ a: 5 }, { $max: { a: 3 } }, { a: 5 }],
    [{ a: 5 }, { $max: { a: 5n } }, { a: 5 }],
    [{ a: 5n }, { $max: { a: 5.5 } }, { a: 5.5 }],
    [{}, { $max: { a: 7 } }, { a: 7 }],
    [{ a: 5 }, { $max: { a: 'x' } }, { a: 'x' }],
    [{ a: null }, { $max: { a: 1 } }, { a: 1 }],
    [{ a: Number.NaN }, { $max: { a: -1 } }, { a: -1 }],
    [{ a: 1 }, { $max: { a: [9] } }, { a: [9] }],
    [{ a: 'x' }, { $max: { a: new DateTime(0n) } }, { a: new DateTime(0n) }],
    [{ a: decimalFromString('1.5') }, { $max: { a: 1.25 } }, { a: decimalFromString('1.5') }],
  ]));
