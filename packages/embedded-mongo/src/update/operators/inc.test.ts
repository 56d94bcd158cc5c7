import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';
import { decimalFromString } from '../../bson/decimal.ts';

describe('$inc', () => {
  updateTable([
    [{ a: 1 }, { $inc: { a: 2 } }, { a: 3 }],
    [{ a: 1 }, { $inc: { a: -2 } }, { a: -1 }],
    [{}, { $inc: { a: 2 } }, { a: 2 }],
    [{}, { $inc: { 'a.b': 2n } }, { a: { b: 2n } }],
    [{ a: 2147483647 }, { $inc: { a: 1 } }, { a: 2147483648n }],
    [{ a: -2147483648 }, { $inc: { a: -1 } }, { a: -2147483649n }],
    [{ a: 1n }, { $inc: { a: 1 } }, { a: 2n }],
    [{ a: 1 }, { $inc: { a: 1n } }, { a: 2n }],
    [{ a: 1 }, { $inc: { a: 0.5 } }, { a: 1.5 }],
    [{ a: 0.1 }, { $inc: { a: 0.2 } }, { a: 0.30000000000000004 }],
    [{ a: 9007199254740993n }, { $inc: { a: 0.5 } }, { a: 9007199254740992 }],
    [{ a: Number.NaN }, { $inc: { a: 1 } }, { a: Number.NaN }],
    [{ a: Infinity }, { $inc: { a: 1 } }, { a: Infinity }],
    [{ a: decimalFromString('0.10') }, { $inc: { a: 1 } }, { a: decimalFromString('1.10') }],
    [{ a: 1 }, { $inc: { a: decimalFromString('0.5') } }, { a: decimalFromString('1.5') }],
    [{ a: [1, 2] }, { $inc: { 'a.1': 1 } }, { a: [1, 3] }],
  ]);
  updateRefusals([
    [
      { _id: 1, a: 'x' },
      { $inc: { a: 1 } },
      14,
      {
        message:
          "Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 'a' of non-numeric type string",
      },
    ],
    [
      { _id: 1, a: null },
      { $inc: { a: 1 } },
      14,
      {
        message:
          "Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 'a' of non-numeric type null",
      },
    ],
    [
      { _id: 1, b: { a: [] } },
      { $inc: { 'b.a': 1 } },
      14,
      {
        message:
          "Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 'a' of non-numeric type array",
      },
    ],
    [{}, { $inc: { a: 'x' } }, 14, { message: 'Cannot increment with non-numeric argument: {a: "x"}' }],
    [{ a: 9223372036854775807n }, { $inc: { a: 1 } }, 2],
    [{ a: -9223372036854775808n }, { $inc: { a: -1n } }, 2],
  ]);
});
