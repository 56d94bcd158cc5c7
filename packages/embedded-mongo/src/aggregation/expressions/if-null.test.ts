import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';

describe('the expression $ifNull', () => {
  expressionTable([
    [{ $ifNull: ['$missing', 'other'] }, {}, 'other'],
    [{ $ifNull: [null, 0] }, {}, 0],
    [{ $ifNull: ['$a', 'other'] }, { a: false }, false],
    [{ $ifNull: ['$a', 'other'] }, { a: Number.NaN }, Number.NaN],
    [{ $ifNull: [null, '$b', 3] }, { b: 2n }, 2n],
    [{ $ifNull: [null, null] }, {}, null],
    [{ $ifNull: [null, '$missing'] }, {}, undefined],
  ]);
  expressionRefusals([[{ $ifNull: ['$a'] }, {}, 1257300, '$ifNull needs at least two arguments, had: 1']]);
});
