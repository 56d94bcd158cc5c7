import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('the expression $add', () => {
  expressionTable([
    [{ $add: [] }, {}, 0],
    [{ $add: [1, 2] }, {}, 3],
    [{ $add: '$a' }, { a: 4n }, 4n],
    [{ $add: [2147483647, 1] }, {}, 2147483648n],
    [{ $add: [2147483647, 1, -1] }, {}, 2147483647],
    [{ $add: [1, 2n] }, {}, 3n],
    [{ $add: [9223372036854775807n, 1] }, {}, 2 ** 63],
    [{ $add: [1, 0.5] }, {}, 1.5],
    [{ $add: [0.1, 0.2] }, {}, 0.30000000000000004],
    [{ $add: [decimalFromString('0.1'), decimalFromString('0.20')] }, {}, decimalFromString('0.30')],
    // A double enters decimal arithmetic with 15 digits.
    [{ $add: [decimalFromString('1'), 0.5] }, {}, decimalFromString('1.500000000000000')],
    [{ $add: [Number.NaN, 1] }, {}, Number.NaN],
    [{ $add: [1, null] }, {}, null],
    [{ $add: [1, '$missing', 'x'] }, {}, null],
    [{ $add: [new DateTime(1000n), 5] }, {}, new DateTime(1005n)],
    [{ $add: [2.5, new DateTime(1000n), 1n] }, {}, new DateTime(1004n)],
    [{ $add: [new DateTime(1000n), -2.5] }, {}, new DateTime(997n)],
  ]);
  expressionRefusals([
    [{ $add: [1, 'x'] }, {}, 14, '$add only supports numeric or date types, not string'],
    [{ $add: [1, [2]] }, {}, 14, '$add only supports numeric or date types, not array'],
    [
      { $add: [new DateTime(1n), new DateTime(1n)] },
      {},
      16612,
      'only one date allowed in an $add expression',
    ],
    [{ $add: [new DateTime(9223372036854775807n), 1] }, {}, 15, 'date overflow in $add'],
  ]);
});
