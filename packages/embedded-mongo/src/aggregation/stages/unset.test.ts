import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe('the stage $unset', () => {
  stageTable([
    ['leaves out one field', [{ $unset: 'a' }], [{ _id: 1, a: 1, b: 2 }], [{ _id: 1, b: 2 }]],
    [
      'leaves out several, inside too',
      [{ $unset: ['a.b', '_id'] }],
      [{ _id: 1, a: { b: 1, c: 1 } }],
      [{ a: { c: 1 } }],
    ],
  ]);
  stageRefusals([
    [[{ $unset: ['a', 'a'] }], 31250, 'Path collision at a'],
    [[{ $unset: 1 }], 31002, '$unset specification must be a string or an array'],
    [[{ $unset: [] }], 31119, '$unset specification must be a string or an array with at least one field'],
    [
      [{ $unset: ['a', 1] }],
      31120,
      '$unset specification must be a string or an array containing only string values',
    ],
  ]);
});
