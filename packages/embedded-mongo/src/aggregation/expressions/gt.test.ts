import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('the expression $gt', () => {
  expressionTable([
    [{ $gt: [1, 1n] }, {}, false],
    [{ $gt: [1, 1.5] }, {}, false],
    [{ $gt: [decimalFromString('1.0'), 1] }, {}, false],
    [{ $gt: [-0, 0] }, {}, false],
    [{ $gt: [Number.NaN, Number.NaN] }, {}, false],
    [{ $gt: [Number.NaN, -1] }, {}, false],
    [{ $gt: ['b', 'a'] }, {}, true],
    [{ $gt: ['a', 5] }, {}, true],
    [{ $gt: [null, '$missing'] }, {}, true],
    [{ $gt: ['$missing', '$missing'] }, {}, false],
    [
      {
        $gt: [
          [1, 2],
          [1, 2n],
        ],
      },
      {},
      false,
    ],
    [{ $gt: [[1], 1] }, {}, true],
    [
      {
        $gt: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      {},
      false,
    ],
    [{ $gt: [9007199254740993n, 9007199254740992] }, {}, true],
    [{ $gt: [new DateTime(5n), new DateTime(6n)] }, {}, false],
    [{ $gt: [true, 'x'] }, {}, true],
  ]);
  expressionRefusals([
    [{ $gt: [1] }, {}, 16020, 'Expression $gt takes exactly 2 arguments. 1 were passed in.'],
    [{ $gt: [1, 2, 3] }, {}, 16020, 'Expression $gt takes exactly 2 arguments. 3 were passed in.'],
  ]);
});
