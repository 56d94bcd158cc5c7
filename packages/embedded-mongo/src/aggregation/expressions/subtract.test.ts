import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('the expression $subtract', () => {
  expressionTable([
    [{ $subtract: [5, 7] }, {}, -2],
    [{ $subtract: [-2147483648, 1] }, {}, -2147483649n],
    [{ $subtract: [5n, 7] }, {}, -2n],
    [{ $subtract: [-9223372036854775807n, 9223372036854775807n] }, {}, -(2 ** 64)],
    [{ $subtract: [1, -9223372036854775808n] }, {}, 2 ** 63],
    [{ $subtract: [1, 0.25] }, {}, 0.75],
    [{ $subtract: [Number.NaN, 1] }, {}, Number.NaN],
    [{ $subtract: [decimalFromString('1.10'), 1] }, {}, decimalFromString('0.10')],
    [{ $subtract: [null, 1] }, {}, null],
    [{ $subtract: ['x', '$missing'] }, {}, null],
    [{ $subtract: [new DateTime(1000n), new DateTime(400n)] }, {}, 600n],
    [{ $subtract: [new DateTime(1000n), 400] }, {}, new DateTime(600n)],
    [{ $subtract: [new DateTime(1000n), 2.5] }, {}, new DateTime(997n)],
  ]);
  expressionRefusals([
    [{ $subtract: [1] }, {}, 16020, 'Expression $subtract takes exactly 2 arguments. 1 were passed in.'],
    [{ $subtract: [1, 'x'] }, {}, 14, "can't $subtract string from int"],
    [{ $subtract: [1, new DateTime(1n)] }, {}, 14, "can't $subtract date from int"],
  ]);
});
