import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';
import { decimalFromString } from '../../bson/decimal.ts';

describe('$inc and $mul', () => {
  updateTable([
    [{ a: 1 }, { $inc: { a: 2 } }, { a: 3 }],
    [{}, { $inc: { a: 2 } }, { a: 2 }],
    [{ a: 2147483647 }, { $inc: { a: 1 } }, { a: 2147483648n }],
    [{ a: 1n }, { $inc: { a: 1 } }, { a: 2n }],
    [{ a: 1 }, { $inc: { a: 0.5 } }, { a: 1.5 }],
    [{ a: decimalFromString('0.10') }, { $inc: { a: 1 } }, { a: decimalFromString('1.10') }],
    [{ a: 3 }, { $mul: { a: 2 } }, { a: 6 }],
    [{}, { $mul: { a: 2 } }, { a: 0 }],
    [{}, { $mul: { a: 2n } }, { a: 0n }],
    [{ a: 65536 }, { $mul: { a: 65536 } }, { a: 4294967296n }],
  ]);
  updateRefusals([
    [{ a: 'x' }, { $inc: { a: 1 } }, 14],
    [{ a: null }, { $inc: { a: 1 } }, 14],
    [{ a: 1 }, { $inc: { a: 'x' } }, 14],
    [{ a: 9223372036854775807n }, { $inc: { a: 1 } }, 2],
    [{ a: [1] }, { $mul: { a: 2 } }, 14],
  ]);
});
