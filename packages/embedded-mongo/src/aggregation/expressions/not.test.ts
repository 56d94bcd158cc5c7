import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';

describe('the expression $not', () => {
  expressionTable([
    [{ $not: [true] }, {}, false],
    [{ $not: '$missing' }, {}, true],
    [{ $not: [null] }, {}, true],
    [{ $not: [0n] }, {}, true],
    [{ $not: [''] }, {}, false],
    [{ $not: [[false]] }, {}, false],
  ]);
  expressionRefusals([
    [{ $not: [1, 2] }, {}, 16020, 'Expression $not takes exactly 1 arguments. 2 were passed in.'],
    [{ $not: [] }, {}, 16020, 'Expression $not takes exactly 1 arguments. 0 were passed in.'],
  ]);
});
