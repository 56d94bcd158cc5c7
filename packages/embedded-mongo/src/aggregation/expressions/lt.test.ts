import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('the expression $lt', () => {
  expressionTable([
    [{ $lt: [1, 1n] }, {}, false],
    [{ $lt: [1, 1.5] }, {}, true],
    [{ $lt: [decimalFromString('1.0'), 1] }, {}, false],
    [{ $lt: [-0, 0] }, {}, false],
    [{ $lt: [Number.NaN, Number.NaN] }, {}, false],
    [{ $lt: [Number.NaN, -1] }, {}, true],
    [{ $lt: ['b', 'a'] }, {}, false],
    [{ $lt: ['a', 5] }, {}, false],
    [{ $lt: [null, '$missing'] }, {}, false],
    [{ $lt: ['$missing', '$missing'] }, {}, false],
    [
      {
        $lt: [
          [1, 2],
          [1, 2n],
        ],
      },
      {},
      false,
    ],
    [{ $lt: [[1], 1] }, {}, false],
    [
      {
        $lt: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      {},
      true,
    ],
    [{ $lt: [9007199254740993n, 9007199254740992] }, {}, false],
    [{ $lt: [new DateTime(5n), new DateTime(6n)] }, {}, true],
    [{ $lt: [true, 'x'] }, {}, false],
  ]);
  expressionRefusals([
    [{ $lt: [1] }, {}, 16020, 'Expression $lt takes exactly 2 arguments. 1 were passed in.'],
    [{ $lt: [1, 2, 3] }, {}, 16020, 'Expression $lt takes exactly 2 arguments. 3 were passed in.'],
  ]);
});
