import { describe } from 'vitest';
import { updateTable } from '../../../test/updating.ts';
import { decimalFromString } from '../../bson/decimal.ts';

describe('$min', () =>
  updateTable([
    [{ a: 5 }, { $min: { a: 3 } }, { a: 3 }],
    [{ a: 5 }, { $min: { a: 7 } }, { a: 5 }],
    [{ a: 5 }, { $min: { a: 5n } }, { a: 5 }],
    [{ a: 5n }, { $min: { a: 4.5 } }, { a: 4.5 }],
    [{}, { $min: { a: 7 } }, { a: 7 }],
    [{ a: 'x' }, { $min: { a: 7 } }, { a: 7 }],
    [{ a: null }, { $min: { a: 1 } }, { a: null }],
    [{ a: 1 }, { $min: { a: null } }, { a: null }],
    [{ a: -1 }, { $min: { a: Number.NaN } }, { a: Number.NaN }],
    [{ a: [9] }, { $min: { a: 1 } }, { a: 1 }],
    [{ a: decimalFromString('1.5') }, { $min: { a: 1.25 } }, { a: 1.25 }],
  ]));
