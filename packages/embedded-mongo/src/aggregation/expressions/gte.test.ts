import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('the expression $gte', () => {
  expressionTable([
    [{ $gte: [1, 1n] }, {}, true],
    [{ $gte: [1, 1.5] }, {}, false],
    [{ $gte: [decimalFromString('1.0'), 1] }, {}, true],
    [{ $gte: [-0, 0] }, {}, true],
    [{ $gte: [Number.NaN, Number.NaN] }, {}, true],
    [{ $gte: [Number.NaN, -1] }, {}, false],
    [{ $gte: ['b', 'a'] }, {}, true],
    [{ $gte: ['a', 5] }, {}, true],
    [{ $gte: [null, '$missing'] }, {}, true],
    [{ $gte: ['$missing', '$missing'] }, {}, true],
    [
      {
        $gte: [
          [1, 2],
          [1, 2n],
        ],
      },
      {},
      true,
    ],
    [{ $gte: [[1], 1] }, {}, true],
    [
      {
        $gte: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      {},
      false,
    ],
    [{ $gte: [9007199254740993n, 9007199254740992] }, {}, true],
    [{ $gte: [new DateTime(5n), new DateTime(6n)] }, {}, false],
    [{ $gte: [true, 'x'] }, {}, true],
  ]);
  expressionRefusals([
    [{ $gte: [1] }, {}, 16020, 'Expression $gte takes exactly 2 arguments. 1 were passed in.'],
    [{ $gte: [1, 2, 3] }, {}, 16020, 'Expression $gte takes exactly 2 arguments. 3 were passed in.'],
  ]);
});
