import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';

describe('the expression $in', () => {
  expressionTable([
    [{ $in: [1, '$a'] }, { a: [2, 1n] }, true],
    [{ $in: [3, '$a'] }, { a: [2, 1] }, false],
    [{ $in: [null, '$a'] }, { a: [null] }, true],
    [{ $in: ['$missing', '$a'] }, { a: [null] }, false],
    [{ $in: [[1], '$a'] }, { a: [1] }, false],
    [{ $in: [[1], '$a'] }, { a: [[1]] }, true],
    [{ $in: [{ x: 1 }, '$a'] }, { a: [{ x: 1, y: 2 }] }, false],
  ]);
  expressionRefusals([
    [{ $in: [1, '$a'] }, { a: 1 }, 40081, '$in requires an array as a second argument, found: int'],
    [{ $in: [1, '$a'] }, {}, 40081, '$in requires an array as a second argument, found: missing'],
    [{ $in: [1] }, {}, 16020, 'Expression $in takes exactly 2 arguments. 1 were passed in.'],
  ]);
});
