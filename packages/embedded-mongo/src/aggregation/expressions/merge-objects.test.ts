import { describe } from 'vitest';
import { expressionRefusals, expressionTable } from '../../../test/evaluating.ts';

describe('the expression $mergeObjects', () => {
  expressionTable([
    [{ $mergeObjects: ['$a', '$b'] }, { a: { x: 1, y: 1 }, b: { z: 3, x: 2 } }, { x: 2, y: 1, z: 3 }],
    [{ $mergeObjects: ['$a', null, '$missing'] }, { a: { x: 1 } }, { x: 1 }],
    [{ $mergeObjects: [null] }, {}, {}],
    [{ $mergeObjects: '$a' }, { a: { x: { y: 1 } } }, { x: { y: 1 } }],
    [{ $mergeObjects: [{ x: { y: 1 } }, { x: { z: 1 } }] }, {}, { x: { z: 1 } }],
  ]);
  expressionRefusals([
    [
      { $mergeObjects: [{}, 1] },
      {},
      40400,
      '$mergeObjects requires object inputs, but input 1 is of type int',
    ],
  ]);
});
