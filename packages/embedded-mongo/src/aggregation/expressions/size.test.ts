import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';

describe('the expression $size', () => {
  expressionTable([
    [{ $size: '$a' }, { a: [] }, 0],
    [{ $size: '$a' }, { a: [1, [2, 3], null] }, 3],
    [{ $size: '$a.b' }, { a: [{ b: 1 }, {}, { b: 2 }] }, 2],
    // An array inside the array is not entered.
    [{ $size: '$a.b' }, { a: [[{ b: 1 }], { b: 2 }] }, 1],
    [{ $size: [[1, 2]] }, {}, 2],
  ]);
  expressionRefusals([
    [{ $size: '$a' }, { a: 1 }, 17124, 'The argument to $size must be an array, but was of type: int'],
    [{ $size: '$a' }, {}, 17124, 'The argument to $size must be an array, but was of type: missing'],
    [{ $size: [1, 2] }, {}, 16020, 'Expression $size takes exactly 1 arguments. 2 were passed in.'],
  ]);
});
