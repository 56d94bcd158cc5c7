import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';

describe('the expression $first', () => {
  expressionTable([
    [{ $first: '$a' }, { a: [3n, 1] }, 3n],
    [{ $first: '$a' }, { a: [] }, undefined],
    [{ $first: '$a' }, { a: [null, 1] }, null],
    [{ $first: '$a' }, {}, null],
    [{ $first: '$a' }, { a: null }, null],
    [{ $first: '$a.b' }, { a: [{ b: 7 }, { b: 8 }] }, 7],
  ]);
  expressionRefusals([
    [{ $first: '$a' }, { a: 'x' }, 28689, "$first's argument must be an array, but is string"],
    [{ $first: [1, 2] }, {}, 16020, 'Expression $first takes exactly 1 arguments. 2 were passed in.'],
  ]);
});
