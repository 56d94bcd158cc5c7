import { describe } from 'vitest';
import { expressionTable } from '../../../test/evaluating.ts';

describe('the expression $or', () =>
  expressionTable([
    [{ $or: [] }, {}, false],
    [{ $or: [0, null, '$missing', false] }, {}, false],
    [{ $or: [0, 'x'] }, {}, true],
    [{ $or: [''] }, {}, true],
    [{ $or: [[]] }, {}, true],
    [{ $or: '$a' }, { a: 0 }, false],
    [{ $or: [true, { $size: 1 }] }, {}, true],
  ]));
