import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe('the stage $count', () => {
  stageTable([
    ['says how many', [{ $count: 'n' }], [{ a: 1 }, {}], [{ n: 2 }]],
    ['says nothing of none', [{ $count: 'n' }], [], []],
  ]);
  stageRefusals([
    [[{ $count: 1 }], 40156, 'the count field must be a non-empty string'],
    [[{ $count: '' }], 40157, 'the count field must be a non-empty string'],
    [[{ $count: '$n' }], 40158, 'the count field cannot be a $-prefixed path'],
    [[{ $count: 'a.b' }], 40160, "the count field cannot contain '.'"],
  ]);
});
