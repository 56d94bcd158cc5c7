import { describe } from 'vitest';
import { expressionTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';

describe('the expression $sum', () =>
  expressionTable([
    [{ $sum: '$a' }, { a: [1, 2n, 'x', null] }, 3n],
    [{ $sum: '$a' }, { a: 5 }, 5],
    [{ $sum: '$a' }, {}, 0],
    [{ $sum: '$lines.cents' }, { lines: [{ cents: 5 }, {}, { cents: 7 }] }, 12],
    [{ $sum: ['$a', '$b', 1] }, { a: 2, b: 0.5 }, 3.5],
    // Only as the sole operand is an array looked into.
    [{ $sum: ['$a', 1] }, { a: [5] }, 1],
    [{ $sum: [] }, {}, 0],
    [{ $sum: '$a' }, { a: [decimalFromString('0.10'), 1] }, decimalFromString('1.10')],
  ]));
