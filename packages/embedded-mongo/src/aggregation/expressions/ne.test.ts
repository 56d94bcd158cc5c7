import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('the expression $ne', () => {
  expressionTable([
    [{ $ne: [1, 1n] }, {}, false],
    [{ $ne: [1, 1.5] }, {}, true],
    [{ $ne: [decimalFromString('1.0'), 1] }, {}, false],
    [{ $ne: [-0, 0] }, {}, false],
    [{ $ne: [Number.NaN, Number.NaN] }, {}, false],
    [{ $ne: [Number.NaN, -1] }, {}, true],
    [{ $ne: ['b', 'a'] }, {}, true],
    [{ $ne: ['a', 5] }, {}, true],
    [{ $ne: [null, '$missing'] }, {}, true],
    [{ $ne: ['$missing', '$missing'] }, {}, false],
    [
      {
        $ne: [
          [1, 2],
          [1, 2n],
        ],
      },
      {},
      false,
    ],
    [{ $ne: [[1], 1] }, {}, true],
    [
      {
        $ne: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      {},
      true,
    ],
    [{ $ne: [9007199254740993n, 9007199254740992] }, {}, true],
    [{ $ne: [new DateTime(5n), new DateTime(6n)] }, {}, true],
    [{ $ne: [true, 'x'] }, {}, true],
  ]);
  expressionRefusals([
    [{ $ne: [1] }, {}, 16020, 'Expression $ne takes exactly 2 arguments. 1 were passed in.'],
    [{ $ne: [1, 2, 3] }, {}, 16020, 'Expression $ne takes exactly 2 arguments. 3 were passed in.'],
  ]);
});
