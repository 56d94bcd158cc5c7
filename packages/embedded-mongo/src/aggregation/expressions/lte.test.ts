import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('the expression $lte', () => {
  expressionTable([
    [{ $lte: [1, 1n] }, {}, true],
    [{ $lte: [1, 1.5] }, {}, true],
    [{ $lte: [decimalFromString('1.0'), 1] }, {}, true],
    [{ $lte: [-0, 0] }, {}, true],
    [{ $lte: [Number.NaN, Number.NaN] }, {}, true],
    [{ $lte: [Number.NaN, -1] }, {}, true],
    [{ $lte: ['b', 'a'] }, {}, false],
    [{ $lte: ['a', 5] }, {}, false],
    [{ $lte: [null, '$missing'] }, {}, false],
    [{ $lte: ['$missing', '$missing'] }, {}, true],
    [
      {
        $lte: [
          [1, 2],
          [1, 2n],
        ],
      },
      {},
      true,
    ],
    [{ $lte: [[1], 1] }, {}, false],
    [
      {
        $lte: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      {},
      true,
    ],
    [{ $lte: [9007199254740993n, 9007199254740992] }, {}, false],
    [{ $lte: [new DateTime(5n), new DateTime(6n)] }, {}, true],
    [{ $lte: [true, 'x'] }, {}, false],
  ]);
  expressionRefusals([
    [{ $lte: [1] }, {}, 16020, 'Expression $lte takes exactly 2 arguments. 1 were passed in.'],
    [{ $lte: [1, 2, 3] }, {}, 16020, 'Expression $lte takes exactly 2 arguments. 3 were passed in.'],
  ]);
});
