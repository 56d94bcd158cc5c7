import { describe } from 'vitest';
import { expressionTable } from '../../../test/evaluating.ts';

describe('the expression $and', () =>
  expressionTable([
    [{ $and: [] }, {}, true],
    [{ $and: [1, 'x', true, [], {}] }, {}, true],
    [{ $and: [true, '$missing'] }, {}, false],
    [{ $and: [null] }, {}, false],
    [{ $and: [0] }, {}, false],
    [{ $and: [0n] }, {}, false],
    [{ $and: [-0] }, {}, false],
    [{ $and: [Number.NaN] }, {}, true],
    [{ $and: '$a' }, { a: 1 }, true],
    // Stops at the first that is false, so what would be refused behind it does not run.
    [{ $and: [false, { $size: 1 }] }, {}, false],
  ]));
