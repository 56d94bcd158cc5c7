import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('the expression $eq', () => {
  expressionTable([
    [{ $eq: [1, 1n] }, {}, true],
    [{ $eq: [1, 1.5] }, {}, false],
    [{ $eq: [decimalFromString('1.0'), 1] }, {}, true],
    [{ $eq: [-0, 0] }, {}, true],
    [{ $eq: [Number.NaN, Number.NaN] }, {}, true],
    [{ $eq: [Number.NaN, -1] }, {}, false],
    [{ $eq: ['b', 'a'] }, {}, false],
    [{ $eq: ['a', 5] }, {}, false],
    [{ $eq: [null, '$missing'] }, {}, false],
    [{ $eq: ['$missing', '$missing'] }, {}, true],
    [
      {
        $eq: [
          [1, 2],
          [1, 2n],
        ],
      },
      {},
      true,
    ],
    [{ $eq: [[1], 1] }, {}, false],
    [
      {
        $eq: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      {},
      false,
    ],
    [{ $eq: [9007199254740993n, 9007199254740992] }, {}, false],
    [{ $eq: [new DateTime(5n), new DateTime(6n)] }, {}, false],
    [{ $eq: [true, 'x'] }, {}, false],
  ]);
  expressionRefusals([
    [{ $eq: [1] }, {}, 16020, 'Expression $eq takes exactly 2 arguments. 1 were passed in.'],
    [{ $eq: [1, 2, 3] }, {}, 16020, 'Expression $eq takes exactly 2 arguments. 3 were passed in.'],
  ]);
});
