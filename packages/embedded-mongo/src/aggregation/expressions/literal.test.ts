import { describe } from 'vitest';
import { expressionTable } from '../../../test/evaluating.ts';

describe('the expression $literal', () =>
  expressionTable([
    [{ $literal: '$a' }, { a: 1 }, '$a'],
    [{ $literal: { $add: [1, 2] } }, {}, { $add: [1, 2] }],
    [{ $literal: [1, '$$ROOT'] }, {}, [1, '$$ROOT']],
    [{ $literal: null }, {}, null],
  ]));
